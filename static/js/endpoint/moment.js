// @ts-check
import { AnswerForm, Refusal } from "./answering/answer.js";
import { Onward } from "./answering/onward.js";
import { Outcome } from "./answering/outcome.js";
import { forgetPerson } from "./answering/person.js";
import { Receipt } from "./answering/receipt.js";
import { Attention } from "./attention.js";
import { takeBack } from "./dialog-back.js";
import { Help } from "./help.js";
import { keepPage, keepRest } from "./keeping/keeping.js";
import { Leave } from "./leave.js";
import { PassOn } from "./opening/pass-on.js";
import { WithoutLink } from "./opening/without-link.js";
import { Ready } from "./readiness/ready.js";
import { OpenDocuments } from "./reading/open-documents.js";
import { Reading, ReadNow } from "./reading/reading.js";
import { Alarm } from "./witness/alarm.js";

/** What nobody needs before documents or trouble are there: it comes when the page already stands. */
export const PARTS = {
  Alarm,
  AnswerForm,
  Attention,
  Help,
  Leave,
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
  forgetPerson,
  keepPage,
  keepRest,
  takeBack,
};
