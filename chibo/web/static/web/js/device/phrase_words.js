export const WORDS = ["hoa sen", "con trau"];
