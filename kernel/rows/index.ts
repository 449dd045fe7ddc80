export type { ExportColumn, ExportRow } from "./columns.ts";
export { type Row, type RowFormat, readRows } from "./read.ts";
export { csvLine, csvStream, writeCsv } from "./write-csv.ts";
export { writeXlsx, type XlsxOptions, xlsxStream } from "./write-xlsx.ts";
