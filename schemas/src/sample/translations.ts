import type { PerLanguage } from "./builders.ts";

// Words that exist in all six languages and are used in more than one place, or would drown the document they belong to.

export const headings = {
  news: { en: "News", fr: "Actualités", es: "Noticias", ar: "الأخبار", ru: "Новости", zh: "新闻" },
  moreNews: { en: "More news", fr: "Autres actualités", es: "Más noticias", ar: "أخبار أخرى", ru: "Ещё новости", zh: "更多新闻" },
  calls: {
    en: "Calls for applications",
    fr: "Appels à candidatures",
    es: "Convocatorias",
    ar: "دعوات لتقديم الطلبات",
    ru: "Приём заявок",
    zh: "征集申请",
  },
  videos: { en: "Video", fr: "Vidéo", es: "Vídeo", ar: "فيديو", ru: "Видео", zh: "视频" },
  calendar: {
    en: "Calendar, January to April",
    fr: "Calendrier, de janvier à avril",
    es: "Calendario, de enero a abril",
    ar: "رزنامة الفعاليات، من كانون الثاني/يناير إلى نيسان/أبريل",
    ru: "Календарь, январь — апрель",
    zh: "日历：1月至4月",
  },
  supporters: {
    en: "With kind support from",
    fr: "Avec l’aimable soutien de",
    es: "Con el amable apoyo de",
    ar: "بدعم كريم من",
    ru: "При поддержке",
    zh: "承蒙支持",
  },
} as const satisfies Record<string, PerLanguage<string>>;

/** The words that were published; "midnight" is the end of the day they name. */
export const closingWords = {
  firearms: {
    en: "3 December 2023, midnight CET",
    fr: "3 décembre 2023, minuit, heure d’Europe centrale",
    es: "3 de diciembre de 2023, medianoche, hora de Europa Central",
    ar: "3 كانون الأول/ديسمبر 2023، منتصف الليل بتوقيت وسط أوروبا",
    ru: "3 декабря 2023 года, полночь по центральноевропейскому времени",
    zh: "2023年12月3日午夜（欧洲中部时间）",
  },
  february: {
    en: "4 February 2024, midnight CET",
    fr: "4 février 2024, minuit, heure d’Europe centrale",
    es: "4 de febrero de 2024, medianoche, hora de Europa Central",
    ar: "4 شباط/فبراير 2024، منتصف الليل بتوقيت وسط أوروبا",
    ru: "4 февраля 2024 года, полночь по центральноевропейскому времени",
    zh: "2024年2月4日午夜（欧洲中部时间）",
  },
} as const satisfies Record<string, PerLanguage<string>>;

export const altOfTheLead = {
  en: "Abstract drawing in blue: white points in curved rows around a speaker’s place, joined by lines",
  fr: "Dessin abstrait en bleu : des points blancs en rangées courbes autour d’une tribune, reliés par des lignes",
  es: "Dibujo abstracto en azul: puntos blancos en filas curvas en torno a una tribuna, unidos por líneas",
  ar: "رسم تجريدي بالأزرق: نقاط بيضاء في صفوف منحنية حول منصة، تصلها خطوط",
  ru: "Абстрактный рисунок в синих тонах: белые точки изогнутыми рядами вокруг трибуны, соединённые линиями",
  zh: "蓝色抽象画：白点环绕讲台排成弧形，由线条相连",
} as const satisfies PerLanguage<string>;
