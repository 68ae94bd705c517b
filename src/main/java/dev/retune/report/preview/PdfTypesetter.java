package dev.retune.report.preview;

import java.awt.Color;
import java.io.IOException;
import java.io.InputStream;
import java.text.BreakIterator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.openpdf.text.Chunk;
import org.openpdf.text.Font;
import org.openpdf.text.Phrase;
import org.openpdf.text.pdf.BaseFont;

/** Typesets text in the bundled font, of which a PDF file embeds only the glyphs it uses. */
final class PdfTypesetter {
  private static final Color TEXT = new Color(0x1d1c1d);
  private static final Color MUTED = new Color(0x616061);
  private static final Color MENTION = new Color(0x1264a3);
  private static final Color CODE = new Color(0xb8213c);
  private static final Color CODE_BACKGROUND = new Color(0xf3f4f7);
  private static final float SLANT = 12;

  private final BaseFont regular;
  private final BaseFont semiBold;
  private final Color color;

  PdfTypesetter() throws IOException {
    this(font("Pretendard-Regular.otf"), font("Pretendard-SemiBold.otf"), TEXT);
  }

  private PdfTypesetter(BaseFont regular, BaseFont semiBold, Color color) {
    this.regular = regular;
    this.semiBold = semiBold;
    this.color = color;
  }

  private static BaseFont font(String name) throws IOException {
    String file = "/dev/retune/ui/fonts/" + name;
    try (InputStream in =
        Objects.requireNonNull(PdfTypesetter.class.getResourceAsStream(file), file)) {
      boolean cached = false;
      return BaseFont.createFont(
          name,
          BaseFont.IDENTITY_H,
          BaseFont.EMBEDDED,
          cached,
          IdentityCidFont.of(in.readAllBytes()),
          null);
    }
  }

  /** The same in the color of secondary text. */
  PdfTypesetter muted() {
    return new PdfTypesetter(regular, semiBold, MUTED);
  }

  Phrase plain(String text, float size) {
    return of(List.of(TextSpan.plain(text)), size);
  }

  Phrase strong(String text, float size) {
    Phrase phrase = new Phrase();
    add(phrase, text, new Font(semiBold, size, Font.NORMAL, color), List.of());
    return phrase;
  }

  Phrase of(List<TextSpan> spans, float size) {
    Phrase phrase = new Phrase();
    for (TextSpan span : spans) {
      add(phrase, span.text(), font(span, size), List.copyOf(span.styles()));
    }
    return phrase;
  }

  private Font font(TextSpan span, float size) {
    int lines = span.styles().contains(TextSpan.Style.STRIKE) ? Font.STRIKETHRU : Font.NORMAL;
    Color written = color;
    if (span.styles().contains(TextSpan.Style.MENTION) || span.link().isPresent()) {
      written = MENTION;
    } else if (span.styles().contains(TextSpan.Style.CODE)) {
      written = CODE;
    }
    return new Font(
        span.styles().contains(TextSpan.Style.BOLD) ? semiBold : regular,
        size,
        span.link().isPresent() ? lines | Font.UNDERLINE : lines,
        written);
  }

  /** Adds text; characters that the font lacks are drawn as images with a font of the system. */
  private static void add(Phrase phrase, String text, Font font, List<TextSpan.Style> styles) {
    BaseFont known = font.getBaseFont();
    BreakIterator parts = BreakIterator.getLineInstance(Locale.ROOT);
    parts.setText(text);
    StringBuilder together = new StringBuilder();
    int from = 0;
    for (int to = parts.next(); to != BreakIterator.DONE; to = parts.next()) {
      String part = text.substring(from, to);
      from = to;
      if (part.codePoints().allMatch(c -> isWritten(known, c))) {
        together.append(part);
      } else {
        write(phrase, together, font, styles);
        // an image would swallow the line break behind it
        String drawn = part.stripTrailing();
        phrase.add(PdfGlyphImage.of(drawn, font));
        together.append(part.substring(drawn.length()));
      }
    }
    write(phrase, together, font, styles);
  }

  private static boolean isWritten(BaseFont font, int codePoint) {
    return Character.isWhitespace(codePoint)
        || Character.getType(codePoint) == Character.FORMAT
        || font.charExists(codePoint);
  }

  private static void write(
      Phrase phrase, StringBuilder text, Font font, List<TextSpan.Style> styles) {
    if (text.isEmpty()) {
      return;
    }
    Chunk chunk = new Chunk(text.toString(), font);
    // Korean breaks between words, as on screen
    chunk.setSplitCharacter(
        (start, current, end, all, chunks) -> {
          char c = all[current];
          return c <= ' ' || c == '-' || c == '\u2010' || (c >= '\u3040' && c <= '\u30ff');
        });
    if (styles.contains(TextSpan.Style.ITALIC)) {
      chunk.setSkew(0, SLANT);
    }
    if (styles.contains(TextSpan.Style.CODE)) {
      chunk.setBackground(CODE_BACKGROUND, 2, 1, 2, 2);
    }
    phrase.add(chunk);
    text.setLength(0);
  }
}
