// @ts-check
import { AnswerForm, Refusal } from "./answer.js";
import { Awake } from "./awake.js";
import { Help } from "./help.js";
import { Onward } from "./onward.js";
import { OpenDocuments } from "./open-documents.js";
import { Outcome } from "./outcome.js";
import { PassOn } from "./pass-on.js";
import { Reading, ReadNow } from "./reading.js";
import { Ready } from "./ready.js";
import { Receipt } from "./receipt.js";
import { WithoutLink } from "./without-link.js";

/** What nobody needs before documents or trouble are there: it comes when the page already stands. */
export const PARTS = {
  AnswerForm,
  Awake,
  Help,
  Onward,
  OpenDocuments,
  Outcome,
  PassOn,
  Reading,
  ReadNow,
  Ready,
  Receipt,
  Refusal,
  WithoutLink,
};
