/* Completion for zsh: a function for its completion system, which shows what each word is for. */
import { cases, HEAD, optionTable, quoted, savedNames } from "./shell.js";
import { withHelp } from "./surface.js";

/** What zsh sets where a text matches, kept from the user's own. */
const MATCHING = `  local MATCH
  local -i MBEGIN MEND
  local -a match mbegin mend
`;

/** An array of words with what they are for, as _describe reads it. */
const array = (rows) =>
  rows.length === 0 ? "" : `(${rows.map((row) => quoted(row.join(":"))).join(" ")})`;

const commandsOf = (commands) => array(commands.map(({ name, summary }) => [name, summary]));

const optionsOf = (options) =>
  array(
    options.filter(({ hidden }) => !hidden).map(({ long, description }) => [long, description]),
  );

export const zsh = ({ VERSION, globals, nodes }) => `#compdef kp-dual
# zsh completion for kp-dual ${VERSION}.
${HEAD}

${savedNames("$match[2]", "$match[3]", MATCHING)}

__kp_dual_offer() {
  local -a saved
  case \${1-} in
    @file) _files ;;
    @saved) __kp_dual_saved && compadd -a saved ;;
    *) compadd -- "$@" ;;
  esac
}

${optionTable(globals, nodes)}

__kp_dual_command() {
  below=() flags=() offers=
  case $1 in
${cases(withHelp(nodes), ({ commands, options, arguments: [first] }) => [
  ["below", commandsOf(commands)],
  ["flags", optionsOf(options)],
  ["offers", (first?.offers ?? []).join(" ")],
])}
  esac
}

_kp-dual() {
  local way= offers= takes= values= ended= word
  local -a below flags globals plain
  local -i at count=0
  globals=${optionsOf(globals)}
  __kp_dual_command ''
  for ((at = 2; at < CURRENT; at++)); do
    word=\${(Q)words[at]} plain=("\${(@)below%%:*}")
    if [[ $takes == one || ( $takes == several && $word != -* ) ]]; then
      [[ $takes == several ]] || takes=
    elif [[ -z $ended && $word == -- ]]; then
      ended=1 takes=
    elif [[ -z $ended && $word == -* ]]; then
      __kp_dual_option "$way" "$word"
    elif [[ -n $word ]] && ((\${plain[(Ie)$word]})); then
      way=\${way:+$way }$word takes=
      __kp_dual_command "$way"
    else
      count+=1 takes=
    fi
  done
  if [[ -z $takes && -z $ended && $PREFIX == --*=* ]]; then
    __kp_dual_option "$way" "\${PREFIX%%=*}"
    compset -P '*='
  fi
  if [[ $takes == one || ( $takes == several && $PREFIX != -* ) ]]; then
    __kp_dual_offer \${=values}
  elif [[ -z $ended && $PREFIX == -* ]]; then
    flags+=("\${(@)globals}")
    _describe -o -t options option flags
  elif ((count == 0)); then
    ((\${#below} == 0)) || _describe -t commands command below
    [[ -z $offers ]] || __kp_dual_offer \${=offers}
  fi
}

if [[ \${funcstack[1]-} == _kp-dual ]]; then
  _kp-dual "$@"
else
  compdef _kp-dual kp-dual
fi
`;
