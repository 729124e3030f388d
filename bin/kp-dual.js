#!/usr/bin/env node
/* Old syntax on purpose: the Node that is turned away must still be able to read this file. */
process.exitCode = 1;
var version = process.versions.node.split(".").map(Number);
if (version[0] < 20 || (version[0] === 20 && version[1] < 19)) {
  console.error("error: not started: kp-dual needs Node 20.19 or newer");
  console.error("  said   this is Node " + process.versions.node);
  process.exitCode = 2;
} else {
  void import("node:v8")
    .then(function (v8) {
      /* Node 20 waits at its end for undici's WebAssembly to be optimised, which takes longer than most commands. */
      if (version[0] === 20) v8.setFlagsFromString("--liftoff-only");
      return import("../dist/main.js");
    })
    .then(function (kpDual) {
      return kpDual.main(process);
    });
}
