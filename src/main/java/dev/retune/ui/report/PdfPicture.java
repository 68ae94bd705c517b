package dev.retune.ui.report;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** Writes a picture as a PDF file of one page of its size. */
final class PdfPicture {
  private final ByteArrayOutputStream file = new ByteArrayOutputStream();
  private final List<Integer> places = new ArrayList<>();

  private PdfPicture() {}

  /**
   * Returns the file.
   *
   * @param scale pixels of the picture for each point of the page
   */
  static byte[] of(BufferedImage picture, double scale) throws java.io.IOException {
    return new PdfPicture().write(picture, scale);
  }

  private byte[] write(BufferedImage picture, double scale) throws java.io.IOException {
    int width = picture.getWidth();
    int height = picture.getHeight();
    double wide = width / scale;
    double high = height / scale;
    text("%PDF-1.4\n");
    object("<< /Type /Catalog /Pages 2 0 R >>");
    object("<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
    object(
        String.format(
            Locale.ROOT,
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %.2f %.2f]"
                + " /Resources << /XObject << /Report 5 0 R >> >> /Contents 4 0 R >>",
            wide,
            high));
    byte[] drawing =
        String.format(Locale.ROOT, "%.2f 0 0 %.2f 0 0 cm /Report Do", wide, high)
            .getBytes(StandardCharsets.US_ASCII);
    stream("<<", drawing);
    stream(
        "<< /Type /XObject /Subtype /Image /Width "
            + width
            + " /Height "
            + height
            + " /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /FlateDecode",
        pixels(picture));
    return end();
  }

  private static byte[] pixels(BufferedImage picture) throws java.io.IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    Deflater strong = new Deflater(Deflater.BEST_COMPRESSION);
    try (DeflaterOutputStream out = new DeflaterOutputStream(packed, strong)) {
      byte[] line = new byte[picture.getWidth() * 3];
      for (int y = 0; y < picture.getHeight(); y++) {
        for (int x = 0; x < picture.getWidth(); x++) {
          int color = picture.getRGB(x, y);
          line[x * 3] = (byte) (color >> 16);
          line[x * 3 + 1] = (byte) (color >> 8);
          line[x * 3 + 2] = (byte) color;
        }
        out.write(line);
      }
    } finally {
      strong.end();
    }
    return packed.toByteArray();
  }

  private void text(String text) {
    file.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
  }

  private void begin() {
    places.add(file.size());
    text(places.size() + " 0 obj\n");
  }

  private void object(String content) {
    begin();
    text(content + "\nendobj\n");
  }

  private void stream(String dictionary, byte[] content) {
    begin();
    text(dictionary + " /Length " + content.length + " >>\nstream\n");
    file.writeBytes(content);
    text("\nendstream\nendobj\n");
  }

  /** The table of all objects, which readers begin with. */
  private byte[] end() {
    int table = file.size();
    text("xref\n0 " + (places.size() + 1) + "\n0000000000 65535 f \n");
    for (int place : places) {
      text(String.format(Locale.ROOT, "%010d 00000 n \n", place));
    }
    text("trailer\n<< /Size " + (places.size() + 1) + " /Root 1 0 R >>\nstartxref\n");
    text(table + "\n%%EOF\n");
    return file.toByteArray();
  }
}
