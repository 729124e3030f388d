#!/usr/bin/env node
/* Old syntax on purpose: the Node that is turned away must still be able to read this file. */
process.exitCode = 1;
var version = process.versions.node.split(".").map(Number);
var asked = process.argv.length === 3 && process.argv[2];
if (version[0] < 20 || (version[0] === 20 && version[1] < 19)) {
  console.error("error: not started: kp-dual needs Node 20.19 or newer");
  console.error("  said   this is Node " + process.versions.node);
  process.exitCode = 2;
} else if (
  !((asked === "--version" || asked === "-V") && !process.env.KP_DUAL_REHEARSAL && tellVersion())
) {
  require("./compile-cache.js").keepCompiled(process);
  require("../dist/main.cjs").main(process);
}

/** Whether it was told; where it can't be written, main says so. Making a stream of the output takes a tenth of the time. */
function tellVersion() {
  try {
    require("node:fs").writeSync(1, require("../package.json").version + "\n");
    process.exitCode = 0;
    return true;
  } catch (_) {
    return false;
  }
}
