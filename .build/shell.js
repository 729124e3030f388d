/* What the scripts of bash, zsh and fish have in common: the same walk along the words, by the same tables. */

export const HEAD = `# Made from the commands when kp-dual was built. It runs no program, evaluates nothing and asks nobody; it reads
# one file, that of the saved instances, of which only what can be a name is offered.`;

/** The key of an object in JSON, by POSIX: the first is "instances", the others are the names of those. */
export const NAME_IN_JSON =
  '(^|[{,[:space:]])"([A-Za-z0-9][A-Za-z0-9_.-]*)"[[:space:]]*:[[:space:]]*[{]';

/** A word for bash and zsh, in which nothing means anything. */
export const quoted = (text) => `'${text.replaceAll("'", "'\\''")}'`;

/** For bash and zsh, which differ in where they leave what matched: reads the names of saved instances into `saved`. */
export const savedNames = (name, rest, locals = "") => `__kp_dual_saved() {
${locals}  local LC_ALL=C file=\${XDG_CONFIG_HOME-} line name outer=1
  local key=${quoted(`${NAME_IN_JSON}(.*)`)}
  local guid='^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$'
  [[ $file == /* ]] || file=\${HOME-}/.config
  file=$file/kp-dual/config.json
  saved=()
  [[ -f $file && -r $file && ! -L $file ]] || return 0
  while IFS= read -r line || [[ -n $line ]]; do
    while [[ $line =~ $key ]]; do
      name=${name} line=${rest}
      if [[ -n $outer ]]; then
        outer=
      elif ((\${#name} <= 60)) && ! [[ $name =~ $guid ]]; then
        saved+=("$name")
      fi
    done
  done 2>/dev/null <"$file"
}`;

/** The options that are offered, each by its long name. */
export const namesOf = (options) => options.filter(({ hidden }) => !hidden).map(({ long }) => long);

/** One case for each node that sets something, in the syntax that bash and zsh share. */
export const cases = (nodes, set) =>
  nodes
    .map((node) => [node.path, set(node).filter(([, value]) => value !== "")])
    .filter(([, pairs]) => pairs.length > 0)
    .map(
      ([path, pairs]) =>
        `    ${quoted(path)})\n${pairs.map(([name, value]) => `      ${name}=${value.startsWith("(") ? value : quoted(value)}\n`).join("")}      ;;`,
    )
    .join("\n");

/** Every option that takes something, by what that is: where it stands, and what is offered behind it. */
export function takers(globals, nodes) {
  const groups = new Map();
  const note = (pattern, { takes, offers }) => {
    if (takes === "nothing") return;
    const key = `${takes} ${offers.join(" ")}`;
    const group = groups.get(key) ?? { takes, offers, patterns: [] };
    groups.set(key, { ...group, patterns: [...group.patterns, pattern] });
  };
  for (const { path, options } of nodes)
    for (const option of options) note({ path, long: option.long }, option);
  for (const option of globals) note({ long: option.long }, option);
  return [...groups.values()];
}

/** What stands behind an option, in the syntax that bash and zsh share. */
export const optionTable = (globals, nodes) => `__kp_dual_option() {
  takes= values=
  case "$1 $2" in
${takers(globals, nodes)
  .map(
    ({ takes, offers, patterns }) => `    ${patterns.map(asPattern).join(" | ")})
      takes=${takes} values=${quoted(offers.join(" "))}
      ;;`,
  )
  .join("\n")}
  esac
}`;

const asPattern = ({ path, long }) =>
  path === undefined ? `*${quoted(` ${long}`)}` : quoted(`${path} ${long}`);
