/*
 * What V8 made of the files of kp-dual is kept for the next start, where Node can (22.8 and newer). It is code on
 * disk: so it stays in a folder of the user's own that nobody else can get at, or there is none.
 */
const { lstatSync, mkdirSync } = require("node:fs");
const nodeModule = require("node:module");
const { isAbsolute, join } = require("node:path");

/** Turns it on for a process, or silently does without. */
exports.keepCompiled = (
  { env: { HOME, XDG_CACHE_HOME }, getuid, umask },
  enable = nodeModule.enableCompileCache,
) => {
  const caches = XDG_CACHE_HOME || (HOME && join(HOME, ".cache"));
  if (!enable || !caches || !isAbsolute(caches)) return;
  const before = umask(0o077);
  try {
    const folder = join(caches, "kp-dual");
    mkdirSync(folder, { recursive: true });
    const { mode, uid } = lstatSync(folder);
    if ((mode & 0o170077) === 0o040000 && uid === getuid()) enable(folder);
  } catch {
    // A start without it only takes longer.
  } finally {
    umask(before);
  }
};
