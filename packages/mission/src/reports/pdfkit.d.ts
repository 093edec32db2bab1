/** As much of pdfkit as reports use: it brings no types of its own. */
declare module 'pdfkit' {
  interface PdfOptions {
    readonly size: 'A4';
    readonly margin: number;
    readonly compress: boolean;
    readonly bufferPages: boolean;
    readonly lang: string;
    readonly displayTitle: boolean;
    readonly pdfVersion: '1.7';
    readonly info: Readonly<Record<string, string | Date>>;
  }

  class PDFDocument {
    constructor(options: PdfOptions);
    registerFont(name: string, bytes: Uint8Array): this;
    font(name: string): this;
    fontSize(size: number): this;
    fillColor(colour: string): this;
    strokeColor(colour: string): this;
    lineWidth(width: number): this;
    dash(length: number, options: { readonly space: number }): this;
    undash(): this;
    widthOfString(text: string): number;
    text(
      text: string,
      x: number,
      y: number,
      options: {
        readonly lineBreak: false;
        readonly baseline: 'alphabetic';
        readonly fill: true;
        readonly stroke: boolean;
      },
    ): this;
    rect(x: number, y: number, width: number, height: number): this;
    moveTo(x: number, y: number): this;
    lineTo(x: number, y: number): this;
    fill(colour: string): this;
    stroke(colour: string): this;
    save(): this;
    restore(): this;
    clip(): this;
    addPage(): this;
    switchToPage(page: number): this;
    bufferedPageRange(): { readonly start: number; readonly count: number };
    on(event: 'data', listener: (chunk: Uint8Array) => void): this;
    on(event: 'end', listener: () => void): this;
    on(event: 'error', listener: (error: Error) => void): this;
    end(): void;
  }

  export { PDFDocument as default };
}
