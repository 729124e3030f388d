/* Completion for fish, which knows by itself what an option takes, and is told which command the words lead to. */
import { HEAD, takers } from "./shell.js";
import { FILE, SAVED, withHelp } from "./surface.js";

/** A word for fish, in which nothing means anything. */
const quoted = (text) => `'${text.replace(/[\\']/g, "\\$&")}'`;

const NAMES = '(?:^|[{,\\s])"([A-Za-z0-9][A-Za-z0-9_.-]{0,59})"\\s*:\\s*(?=\\{)';
const GUID = "(?i)^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$";

const line = (...parts) => ["complete -c kp-dual", ...parts.filter(Boolean)].join(" ");

const given = (question, words) => `-n ${quoted(`${question} ${quoted(words)}`)}`;

const what = (description) => `-d ${quoted(description)}`;

const offered = (offers) =>
  offers[0] === SAVED
    ? "-a '(__kp_dual_saved)'"
    : offers.length > 0 && `-a ${quoted(offers.join(" "))}`;

/** What stands behind an option: a file, one of some words, or nobody knows. */
const behind = ({ takes, offers }) => {
  if (takes === "nothing") return "";
  return offers[0] === FILE ? "-r -F" : ["-x", offered(offers)].filter(Boolean).join(" ");
};

const optionLine = (where, option) =>
  line(
    where,
    option.short && `-s ${option.short.slice(1)}`,
    `-l ${option.long.slice(2)}`,
    behind(option),
    what(option.description),
  );

/** What is hidden is not offered; who knows it gets its values. */
const globalLine = (option) =>
  option.hidden
    ? line(given("__kp_dual_still", ` ${option.long}`), offered(option.offers))
    : optionLine("", option);

const linesOf = ({ path, commands, options, arguments: [first] }) => [
  ...commands.map(({ name, summary }) =>
    line(given("__kp_dual_first", path), `-a ${name}`, what(summary)),
  ),
  ...(first?.offers.length > 0
    ? [line(given("__kp_dual_first", path), offered(first.offers))]
    : []),
  ...options.flatMap((option) => [
    optionLine(given("__kp_dual_at", path), option),
    ...(option.takes === "several" && option.offers.length > 0
      ? [line(given("__kp_dual_still", `${path} ${option.long}`), offered(option.offers))]
      : []),
  ]),
];

const patternsOf = (groups, wanted) =>
  groups
    .filter(({ takes }) => takes === wanted)
    .flatMap(({ patterns }) => patterns)
    .map(({ path = "*", long }) => quoted(`${path} ${long}`))
    .join(" ");

const waysOf = (nodes) =>
  nodes
    .flatMap(({ path, commands }) => commands.map(({ name }) => `${path} ${name}`.trim()))
    .map(quoted)
    .join(" ");

export function fish({ VERSION, globals, nodes }) {
  const groups = takers(globals, nodes);
  const all = withHelp(nodes);
  return `# fish completion for kp-dual ${VERSION}.
${HEAD}

function __kp_dual_saved
    set -l folder $HOME/.config
    string match -q '/*' -- "$XDG_CONFIG_HOME"; and set folder $XDG_CONFIG_HOME
    set -l file $folder/kp-dual/config.json
    test -f "$file" -a -r "$file" -a ! -L "$file"; or return 0
    # Of each match the first line is all of it, which begins with no letter; the second is the name.
    set -l keys (string match -ar ${quoted(NAMES)} <$file | string match -r '^[A-Za-z0-9].*')
    set -e keys[1]
    printf '%s\\n' $keys | string match -vr ${quoted(GUID)}
end

# Which command the words so far lead to, how many words stand behind it, and which option takes what comes next.
function __kp_dual_line
    set -l way
    set -l count 0
    set -l takes
    set -l still
    set -l ended
    set -l words (commandline -opc)
    set -e words[1]
    for word in $words
        if test "$takes" = one
            set takes
            set still
            continue
        end
        if test -z "$ended"; and string match -q -- '-*' $word
            set takes
            set still
            switch "$way $word"
                case ${patternsOf(groups, "one")}
                    set takes one
                    set still "$way $word"
                case ${patternsOf(groups, "several")}
                    set still "$way $word"
                case '* --'
                    set ended 1
            end
            continue
        end
        test -n "$still"; and continue
        switch (string trim -l -- "$way $word")
            case ${waysOf(all)}
                set way (string trim -l -- "$way $word")
            case '*'
                set count (math $count + 1)
        end
    end
    printf '%s\\n' "$way" $count "$still"
end

function __kp_dual_at
    set -l line (__kp_dual_line)
    test "$line[1]" = "$argv[1]"
end

function __kp_dual_first
    set -l line (__kp_dual_line)
    test "$line[1]" = "$argv[1]" -a "$line[2]" = 0 -a -z "$line[3]"
end

function __kp_dual_still
    set -l line (__kp_dual_line)
    string match -q -- "*$argv[1]" "$line[3]"
end

complete -c kp-dual -f
${globals.map(globalLine).join("\n")}
${all.flatMap(linesOf).join("\n")}
`;
}
