# Completion of demarche for bash. Add this line to ~/.bashrc:
#   source <(demarche completion bash)
_demarche() {
  local line="${COMP_LINE:0:COMP_POINT}" word="${COMP_WORDS[COMP_CWORD]}" candidate
  line="${line#"${line%%[![:space:]]*}"}"
  case "$line" in
    *[[:space:]]*) line="${line#*[[:space:]]}" ;;
    *) return ;;
  esac
  COMPREPLY=()
  while IFS= read -r candidate; do
    candidate="${candidate%$'\r'}"
    [[ "$candidate" == "$word"* ]] && COMPREPLY+=("$(printf '%q' "$candidate")")
  done < <(demarche "[suggest:${#line}]" "$line" 2>/dev/null)
}
complete -o default -o nosort -F _demarche demarche
