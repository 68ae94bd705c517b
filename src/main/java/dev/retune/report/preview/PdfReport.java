package dev.retune.report.preview;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.openpdf.text.Document;
import org.openpdf.text.Element;
import org.openpdf.text.Image;
import org.openpdf.text.PageSize;
import org.openpdf.text.Paragraph;
import org.openpdf.text.Phrase;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;
import org.openpdf.text.pdf.PdfString;
import org.openpdf.text.pdf.PdfWriter;

/**
 * Writes blocks as a PDF file of A4 pages, with text that can be selected. Images are embedded, and
 * nothing can be opened or executed.
 */
public final class PdfReport {
  private static final float MARGIN = 54;
  private static final float SPACE = 10;
  private static final float LINE = 1.45f;
  private static final float HEADER = 17;
  private static final float BODY = 10.5f;
  private static final float SMALL = 9;
  private static final Color RULE = new Color(0xd5d8df);
  private static final Color BLOCK = new Color(0xf3f4f7);

  private final Function<String, Optional<byte[]>> pictures;

  /**
   * Creates a writer.
   *
   * @param pictures supplies an image's bytes (PNG) by its source
   */
  public PdfReport(Function<String, Optional<byte[]>> pictures) {
    this.pictures = pictures;
  }

  /** The whole file. */
  public byte[] of(String title, String language, List<PreviewBlock> blocks) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Document pages = new Document(PageSize.A4, MARGIN, MARGIN, MARGIN, MARGIN)) {
      PdfWriter writer = PdfWriter.getInstance(pages, bytes);
      writer.setViewerPreferences(PdfWriter.DisplayDocTitle);
      pages.addTitle(title);
      pages.open();
      writer.getExtraCatalog().put(PdfName.LANG, new PdfString(language));
      PdfTypesetter typesetter = new PdfTypesetter();
      // all in one table: OpenPDF writes text outside of tables first, so the reading order would
      // differ
      PdfPTable body = table(1);
      for (PreviewBlock block : blocks) {
        PdfPCell cell = cell();
        elements(block, typesetter, BODY).forEach(cell::addElement);
        body.addCell(cell);
      }
      pages.add(body);
    }
    return bytes.toByteArray();
  }

  private List<Element> elements(PreviewBlock block, PdfTypesetter typesetter, float size)
      throws IOException {
    return switch (block) {
      case PreviewBlock.Header(String text) ->
          List.of(spaced(new Paragraph(typesetter.strong(text, HEADER)), HEADER));
      case PreviewBlock.Section section -> section(section, typesetter, size);
      case PreviewBlock.TextBlock(List<TextParagraph> text) -> text(text, typesetter, size);
      case PreviewBlock.Context(List<PreviewBlock> parts) -> {
        List<Element> all = new ArrayList<>();
        for (PreviewBlock part : parts) {
          all.addAll(elements(part, typesetter.muted(), SMALL));
        }
        yield all;
      }
      case PreviewBlock.Divider() -> List.of(rule());
      case PreviewBlock.Picture picture -> picture(picture, typesetter);
      case PreviewBlock.Unknown(String type, String json) ->
          List.of(
              boxed(List.of(typesetter.strong(type, size), typesetter.plain(json, SMALL)), size));
    };
  }

  private static Paragraph spaced(Paragraph paragraph, float size) {
    paragraph.setLeading(size * LINE);
    paragraph.setSpacingAfter(SPACE);
    return paragraph;
  }

  private static Element rule() {
    PdfPCell cell = cell();
    cell.setBorder(PdfPCell.TOP);
    cell.setBorderColor(RULE);
    cell.setFixedHeight(1);
    PdfPTable line = singleCell(cell);
    line.setSpacingAfter(SPACE / 2);
    return line;
  }

  private List<Element> picture(PreviewBlock.Picture picture, PdfTypesetter typesetter)
      throws IOException {
    List<Element> all = new ArrayList<>();
    if (!picture.title().isEmpty()) {
      all.add(spaced(new Paragraph(typesetter.strong(picture.title(), BODY)), BODY));
    }
    Optional<byte[]> bytes = pictures.apply(picture.source());
    if (bytes.isEmpty()) {
      all.add(boxed(List.of(typesetter.plain(picture.alt(), BODY)), BODY));
    } else {
      Image image = Image.getInstance(bytes.get());
      image.scaleToFit(PageSize.A4.getWidth() - 2 * MARGIN, PageSize.A4.getHeight() / 2);
      PdfPCell cell = cell();
      cell.addElement(image);
      all.add(singleCell(cell));
    }
    return all;
  }

  private static List<Element> section(
      PreviewBlock.Section section, PdfTypesetter typesetter, float size) {
    List<Element> all = new ArrayList<>(text(section.text(), typesetter, size));
    if (!section.fields().isEmpty()) {
      PdfPTable fields = table(2);
      for (List<TextParagraph> field : section.fields()) {
        PdfPCell cell = cell();
        cell.setPaddingRight(SPACE);
        text(field, typesetter, size).forEach(cell::addElement);
        fields.addCell(cell);
      }
      fields.completeRow();
      all.add(fields);
    }
    return all;
  }

  private static List<Element> text(
      List<TextParagraph> paragraphs, PdfTypesetter typesetter, float size) {
    List<Element> all = new ArrayList<>();
    List<Phrase> quoted = new ArrayList<>();
    for (TextParagraph paragraph : paragraphs) {
      Phrase phrase = typesetter.of(paragraph.spans(), size);
      if (paragraph.kind() != TextParagraph.Kind.QUOTE) {
        quote(quoted, size, all);
      }
      switch (paragraph.kind()) {
        case PLAIN -> all.add(line(phrase, size));
        case BULLET -> all.add(bullet(phrase, typesetter, size));
        case QUOTE -> quoted.add(phrase);
        case CODE -> all.add(boxed(List.of(phrase), size));
      }
    }
    quote(quoted, size, all);
    if (!all.isEmpty() && all.getLast() instanceof Paragraph last) {
      last.setSpacingAfter(SPACE);
    }
    return all;
  }

  private static Paragraph line(Phrase phrase, float size) {
    Paragraph line = new Paragraph(phrase);
    line.setLeading(size * LINE);
    return line;
  }

  private static Paragraph bullet(Phrase phrase, PdfTypesetter typesetter, float size) {
    Phrase item = typesetter.plain("•  ", size);
    item.addAll(phrase);
    Paragraph line = line(item, size);
    line.setIndentationLeft(size * 1.4f);
    line.setFirstLineIndent(-size * 0.9f);
    return line;
  }

  /** Adds the collected lines as one quotation. */
  private static void quote(List<Phrase> lines, float size, List<Element> to) {
    if (lines.isEmpty()) {
      return;
    }
    PdfPCell cell = cell();
    cell.setBorder(PdfPCell.LEFT);
    cell.setBorderColor(RULE);
    cell.setBorderWidthLeft(3);
    cell.setPaddingLeft(10);
    cell.setPaddingBottom(4);
    lines.forEach(phrase -> cell.addElement(line(phrase, size)));
    to.add(singleCell(cell));
    lines.clear();
  }

  private static PdfPTable boxed(List<Phrase> phrases, float size) {
    PdfPCell cell = cell();
    cell.setBackgroundColor(BLOCK);
    cell.setPadding(8);
    cell.setPaddingTop(4);
    phrases.forEach(phrase -> cell.addElement(line(phrase, size)));
    return singleCell(cell);
  }

  private static PdfPTable singleCell(PdfPCell cell) {
    PdfPTable table = table(1);
    table.addCell(cell);
    table.setSpacingBefore(2);
    return table;
  }

  private static PdfPTable table(int columns) {
    PdfPTable table = new PdfPTable(columns);
    table.setWidthPercentage(100);
    table.setSpacingAfter(SPACE);
    // a long quotation begins where there is room, not on a page of its own
    table.setSplitLate(false);
    return table;
  }

  private static PdfPCell cell() {
    PdfPCell cell = new PdfPCell();
    cell.setBorder(PdfPCell.NO_BORDER);
    cell.setPadding(0);
    return cell;
  }
}
