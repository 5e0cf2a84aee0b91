#compdef demarche
# Completion of demarche for zsh. Add this line to ~/.zshrc, after compinit:
#   source <(demarche completion zsh)
_demarche() {
  local line="${BUFFER[1,CURSOR]}"
  line="${line##[[:space:]]#}"
  line="${line#*[[:space:]]}"
  local -a candidates
  candidates=("${(@f)$(demarche "[suggest:${#line}]" "$line" 2>/dev/null)}")
  candidates=("${(@)candidates:#}")
  if (( ${#candidates} )); then
    compadd -V demarche -- "${candidates[@]}"
  else
    _files
  fi
}
compdef _demarche demarche
