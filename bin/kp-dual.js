#!/usr/bin/env node
/* Old syntax on purpose: the Node that is turned away must still be able to read this file. */
process.exitCode = 1;
var version = process.versions.node.split(".").map(Number);
if (version[0] < 20 || (version[0] === 20 && version[1] < 19)) {
  console.error("error: not started: kp-dual needs Node 20.19 or newer");
  console.error("  said   this is Node " + process.versions.node);
  process.exitCode = 2;
} else {
  void import("../dist/main.js").then(function (kpDual) {
    return kpDual.main(process);
  });
}
