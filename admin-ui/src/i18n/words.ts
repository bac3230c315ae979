/** Texts by key; `%{name}` is filled in, `|||` parts one from many (polyglot). */
export interface Words {
  [key: string]: string | Words;
}

/** One part's texts. Keys: `resources.<resource>.name|fields.<field>` as react-admin wants them, everything else below `frontdesk.<part>`. */
export interface Messages {
  en: Words;
  de: Words;
}
