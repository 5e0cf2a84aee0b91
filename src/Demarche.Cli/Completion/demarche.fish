# Completion of demarche for fish. Write it where fish looks for it:
#   demarche completion fish > ~/.config/fish/completions/demarche.fish
function __demarche_complete
    set -l line (string replace --regex '^\s*\S+\s' '' -- (commandline --cut-at-cursor))
    demarche "[suggest:"(string length -- "$line")"]" "$line" 2>/dev/null
end
complete --command demarche --keep-order --arguments '(__demarche_complete)'
