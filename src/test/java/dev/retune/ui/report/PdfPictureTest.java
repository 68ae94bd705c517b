package dev.retune.ui.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.Test;

class PdfPictureTest {
  private static BufferedImage picture() {
    BufferedImage picture = new BufferedImage(4, 6, BufferedImage.TYPE_INT_ARGB);
    picture.setRGB(1, 0, 0xff102030);
    return picture;
  }

  @Test
  void aPageHasTheSizeOfThePictureAndItsPixels() throws Exception {
    byte[] file = PdfPicture.of(picture(), 2);
    String read = new String(file, StandardCharsets.ISO_8859_1);
    assertThat(read).startsWith("%PDF-1.4").endsWith("%%EOF\n").contains("[0 0 2.00 3.00]");
    int begin = read.lastIndexOf("stream\n", read.lastIndexOf("endstream") - 1) + 7;
    byte[] pixels =
        new InflaterInputStream(new ByteArrayInputStream(file, begin, file.length - begin))
            .readAllBytes();
    assertThat(pixels).hasSize(4 * 6 * 3).startsWith(0, 0, 0, 0x10, 0x20, 0x30);
  }

  @Test
  void everyEntryOfItsTableIsWhereAnObjectBegins() throws Exception {
    String read = new String(PdfPicture.of(picture(), 2), StandardCharsets.ISO_8859_1);
    int number = 0;
    for (MatchResult entry :
        Pattern.compile("(\\d{10}) 00000 n").matcher(read).results().toList()) {
      number++;
      assertThat(read.substring(Integer.parseInt(entry.group(1)))).startsWith(number + " 0 obj");
    }
    assertThat(number).isEqualTo(5);
  }
}
