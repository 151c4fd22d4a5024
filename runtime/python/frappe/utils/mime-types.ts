/** Media types by file extension, as the common registries have them. */
const TYPES: Record<string, string> = Object.fromEntries(
  `7z application/x-7z-compressed|aac audio/aac|ai application/postscript|avi video/x-msvideo|avif image/avif
  |bin application/octet-stream|bmp image/bmp|css text/css|csv text/csv|dll application/octet-stream|doc application/msword
  |docx application/vnd.openxmlformats-officedocument.wordprocessingml.document|dot application/msword
  |eml message/rfc822|eot application/vnd.ms-fontobject|eps application/postscript|epub application/epub+zip
  |exe application/x-msdos-program|flac audio/flac|gif image/gif|gz application/gzip|heic image/heic|heif image/heif
  |htm text/html|html text/html|ico image/vnd.microsoft.icon|ics text/calendar|jar application/java-archive
  |jpe image/jpeg|jpeg image/jpeg|jpg image/jpeg|js text/javascript|json application/json|jsonld application/ld+json
  |log text/plain|m3u8 application/vnd.apple.mpegurl|m4a audio/mp4|m4v video/x-m4v|md text/markdown|mht message/rfc822
  |mid audio/midi|midi audio/midi|mjs text/javascript|mov video/quicktime|mp3 audio/mpeg|mp4 video/mp4|mpeg video/mpeg
  |mpg video/mpeg|msg application/vnd.ms-outlook|odp application/vnd.oasis.opendocument.presentation
  |ods application/vnd.oasis.opendocument.spreadsheet|odt application/vnd.oasis.opendocument.text|oga audio/ogg
  |ogg audio/ogg|ogv video/ogg|opus audio/opus|otf font/otf|p12 application/x-pkcs12|pdf application/pdf
  |pfx application/x-pkcs12|php application/x-httpd-php|png image/png|pot application/vnd.ms-powerpoint
  |ppt application/vnd.ms-powerpoint|pptx application/vnd.openxmlformats-officedocument.presentationml.presentation
  |ps application/postscript|psd image/vnd.adobe.photoshop|py text/x-python|rar application/vnd.rar|rtf application/rtf
  |sh application/x-sh|sql application/sql|svg image/svg+xml|svgz image/svg+xml|swf application/x-shockwave-flash
  |tar application/x-tar|tif image/tiff|tiff image/tiff|ts video/mp2t|tsv text/tab-separated-values|ttf font/ttf
  |txt text/plain|vcf text/x-vcard|vcs text/x-vcalendar|wasm application/wasm|wav audio/x-wav|weba audio/webm
  |webm video/webm|webp image/webp|wmv video/x-ms-wmv|woff font/woff|woff2 font/woff2|xhtml application/xhtml+xml
  |xls application/vnd.ms-excel|xlsm application/vnd.ms-excel.sheet.macroEnabled.12
  |xlsx application/vnd.openxmlformats-officedocument.spreadsheetml.sheet|xml text/xml|xsl application/xml
  |yaml application/yaml|yml application/yaml|zip application/zip`
    .split("|")
    .map((row) => row.trim().split(" ") as [string, string]),
);
const ENCODINGS: Record<string, string> = { gz: "gzip", Z: "compress", bz2: "bzip2", xz: "xz", br: "br" };
const COMBINED: Record<string, string> = {
  tgz: ".tar.gz",
  taz: ".tar.gz",
  tz: ".tar.gz",
  tbz2: ".tar.bz2",
  txz: ".tar.xz",
};

/** Type and encoding of a file name or URL; null for what is not known. */
export function guessType(url: string): { type: string | null; encoding: string | null } {
  if (url.startsWith("data:")) {
    const type = /^data:([^;,]*)/.exec(url)?.[1];
    return { type: type?.includes("/") ? type : "text/plain", encoding: null };
  }
  let path = /^[a-z][a-z0-9+.-]*:/i.test(url) ? url.replace(/[?#].*$/, "") : url;
  let extension = extensionOf(path);
  const combined = COMBINED[extension.toLowerCase()];
  if (combined !== undefined) {
    path = path.slice(0, -extension.length - 1) + combined;
    extension = extensionOf(path);
  }
  const encoding = Object.hasOwn(ENCODINGS, extension) ? ENCODINGS[extension]! : null;
  if (encoding !== null) extension = extensionOf(path.slice(0, -extension.length - 1));
  const lower = extension.toLowerCase();
  return { type: Object.hasOwn(TYPES, lower) ? TYPES[lower]! : null, encoding };
}

function extensionOf(path: string): string {
  const name = path.slice(path.lastIndexOf("/") + 1);
  const at = name.lastIndexOf(".");
  return at <= 0 ? "" : name.slice(at + 1);
}
