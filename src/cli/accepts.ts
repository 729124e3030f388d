import type { Question } from "../core/question.js";
import { expectedAnswer } from "../views/question.js";

/** Whether what was typed is a yes to this question; Enter alone never is. */
export const accepts = (question: Question, answer: string): boolean =>
  question.danger === "mild"
    ? /^y(?:es)?$/i.test(answer.trim())
    : answer.trim() === expectedAnswer(question);
