/** The source of a pattern: how a command begins that a person pastes. */
export const COMMAND = "(?:(?:kp-dual|ibmcloud|chmod) |unset (?=[A-Z]))";
