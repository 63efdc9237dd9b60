// @ts-check
import { AnswerForm, Refusal } from "./answer.js";
import { Help } from "./help.js";
import { OpenDocuments } from "./open-documents.js";
import { Outcome } from "./outcome.js";
import { PassOn } from "./pass-on.js";
import { Receipt } from "./receipt.js";
import { WithoutLink } from "./without-link.js";

/** What nobody needs before documents or trouble are there: it comes when the page already stands. */
export const PARTS = { AnswerForm, Help, OpenDocuments, Outcome, PassOn, Receipt, Refusal, WithoutLink };
