package dev.retune.report.preview;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.FontRenderContext;
import java.awt.font.TextLayout;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.openpdf.text.Chunk;
import org.openpdf.text.Image;

/**
 * Draws text that the bundled font has no glyphs for, such as Chinese and emoji, with the fonts of
 * the system, as an image within the line.
 */
final class PdfGlyphImage {
  // pixels per point: 432 dpi, enough for print
  private static final int SCALE = 6;

  private PdfGlyphImage() {}

  static Chunk of(String text, org.openpdf.text.Font beside) {
    Font font = new Font(Font.DIALOG, Font.PLAIN, 1).deriveFont(beside.getSize());
    TextLayout layout = new TextLayout(text, font, new FontRenderContext(null, true, true));
    int width = Math.max(1, (int) Math.ceil(layout.getAdvance() * SCALE));
    int height = (int) Math.ceil((layout.getAscent() + layout.getDescent()) * SCALE);
    BufferedImage drawn = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    Graphics2D on = drawn.createGraphics();
    on.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    on.scale(SCALE, SCALE);
    on.setColor(Objects.requireNonNull(beside.getColor()));
    layout.draw(on, 0, layout.getAscent());
    on.dispose();
    try {
      Image image = Image.getInstance(drawn, null);
      image.scalePercent(100f / SCALE);
      boolean linesKeepTheirHeight = false;
      return new Chunk(image, 0, -layout.getDescent(), linesKeepTheirHeight);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
