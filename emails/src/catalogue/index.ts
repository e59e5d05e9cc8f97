import type { Language } from "@newsletter/schemas";
import { ar } from "./ar.ts";
import { en, type Catalogue } from "./en.ts";
import { es } from "./es.ts";
import { fr } from "./fr.ts";
import { ru } from "./ru.ts";
import { zh } from "./zh.ts";

export type { Catalogue };

export const catalogues: Readonly<Record<Language, Catalogue>> = { en, fr, es, ar, ru, zh };
