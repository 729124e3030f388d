import { constants } from "node:fs";

/** How a file is opened that must be new: nothing is overwritten, and no link is followed. */
export const NEW_FILE =
  constants.O_WRONLY |
  constants.O_CREAT |
  constants.O_EXCL |
  constants.O_APPEND |
  constants.O_NOFOLLOW;
