/* Completion for bash, from 3.2 on, which macOS has. */
import { cases, HEAD, namesOf, optionTable, quoted, savedNames } from "./shell.js";
import { withHelp } from "./surface.js";

export const bash = ({ VERSION, globals, nodes }) => `# bash completion for kp-dual ${VERSION}.
${HEAD}

${savedNames(`\${BASH_REMATCH[2]}`, `\${BASH_REMATCH[3]}`)}

__kp_dual_offer() {
  local word
  [[ \${1-} != @file ]] || return 0
  ((BASH_VERSINFO[0] < 4)) || compopt +o default 2>/dev/null
  if [[ \${1-} == @saved ]]; then
    __kp_dual_saved
    set -- \${saved[@]+"\${saved[@]}"}
  fi
  for word in "$@"; do
    [[ $word != "$cur"* ]] || COMPREPLY+=("$word")
  done
}

${optionTable(globals, nodes)}

__kp_dual_command() {
  below= flags= offers=
  case $1 in
${cases(withHelp(nodes), ({ commands, options, arguments: [first] }) => [
  ["below", commands.map(({ name }) => name).join(" ")],
  ["flags", namesOf(options).join(" ")],
  ["offers", (first?.offers ?? []).join(" ")],
])}
  esac
}

_kp_dual() {
  local IFS=$' \\t\\n' way= below= flags= offers= takes= values= ended= word
  local at count=0 cur=\${COMP_WORDS[COMP_CWORD]} saved=()
  local globals=${quoted(namesOf(globals).join(" "))}
  COMPREPLY=()
  __kp_dual_command ''
  for ((at = 1; at < COMP_CWORD; at++)); do
    word=\${COMP_WORDS[at]}
    if [[ -n $takes && $word == '=' ]]; then
      continue
    elif [[ $takes == one || $takes == several && $word != -* ]]; then
      [[ $takes == several ]] || takes=
    elif [[ -z $ended && $word == -- ]]; then
      ended=1 takes=
    elif [[ -z $ended && $word == -* ]]; then
      __kp_dual_option "$way" "$word"
    elif [[ -n $word && " $below " == *" $word "* ]]; then
      way=\${way:+$way }$word takes=
      __kp_dual_command "$way"
    else
      count=$((count + 1)) takes=
    fi
  done
  [[ $cur != '=' ]] || cur=
  if [[ $takes == one || $takes == several && $cur != -* ]]; then
    __kp_dual_offer $values
  elif [[ -z $ended && $cur == -* ]]; then
    __kp_dual_offer $flags $globals
  elif ((count == 0)); then
    __kp_dual_offer $offers $below
  else
    __kp_dual_offer
  fi
}

complete -o default -F _kp_dual kp-dual
`;
