package dev.retune.report.preview;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.pdfparser.PDFStreamParser;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.Test;

class PdfReportTest {
  private static final float UNITS = 2048;

  private static PDDocument read(PreviewBlock... blocks) throws IOException {
    PdfReport report =
        new PdfReport(source -> source.equals("F1") ? Optional.of(png()) : Optional.empty());
    return Loader.loadPDF(report.of("주간 보고", "ko", List.of(blocks)));
  }

  private static byte[] png() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      assertThat(ImageIO.write(new BufferedImage(40, 20, BufferedImage.TYPE_INT_RGB), "png", bytes))
          .isTrue();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return bytes.toByteArray();
  }

  private static PreviewBlock words(String mrkdwn) {
    return new PreviewBlock.TextBlock(new MrkdwnParser().read(mrkdwn));
  }

  private static String text(PreviewBlock... blocks) throws IOException {
    try (PDDocument file = read(blocks)) {
      return new PDFTextStripper().getText(file);
    }
  }

  private static int pictures(PDPage page) throws IOException {
    int found = 0;
    for (Object token : new PDFStreamParser(page).parse()) {
      found += token instanceof Operator operator && operator.getName().equals("Do") ? 1 : 0;
    }
    return found;
  }

  @Test
  void itsTextIsReadAsItWasWritten() throws Exception {
    String text =
        text(
            new PreviewBlock.Header("2026-W47 주간 보고: 만족도 51.4%"),
            new PreviewBlock.Section(
                List.of(), List.of(new MrkdwnParser().read("*평가*\n737건: 좋아요 379"))),
            words("> 예전 판을 인용했어요.\n• nDCG@10 0.827 → 0.823 (p = 0.4894), +54"),
            new PreviewBlock.Unknown("table", "{\"a\":1}"));
    assertThat(text)
        .contains(
            "2026-W47 주간 보고: 만족도 51.4%",
            "평가",
            "737건: 좋아요 379",
            "예전 판을 인용했어요.",
            "•  nDCG@10 0.827 → 0.823 (p = 0.4894), +54",
            "{\"a\":1}");
  }

  @Test
  void everyCharacterHasItsShapeOfTheBundledFont() throws Exception {
    StringBuilder all = new StringBuilder();
    for (char c = '!'; c <= '~'; c++) {
      all.append(c);
    }
    all.append(" 가나다힣뷁ㅋ→•–—“”…·≥￦€①");
    List<TextPosition> written = new ArrayList<>();
    try (PDDocument file = read(new PreviewBlock.Header(all.toString()));
        InputStream font =
            Objects.requireNonNull(
                PdfReport.class.getResourceAsStream(
                    "/dev/retune/ui/fonts/Pretendard-SemiBold.otf"))) {
      PDFTextStripper reader =
          new PDFTextStripper() {
            @Override
            protected void processTextPosition(TextPosition text) {
              written.add(text);
            }
          };
      assertThat(reader.getText(file)).isBlank();
      Font bundled = Font.createFont(Font.TRUETYPE_FONT, font).deriveFont(UNITS);
      FontRenderContext context = new FontRenderContext(new AffineTransform(), true, true);
      for (TextPosition text : written) {
        if (!text.getUnicode().isBlank()) {
          Rectangle2D expected =
              bundled.createGlyphVector(context, text.getUnicode()).getOutline().getBounds2D();
          Rectangle2D shape =
              ((PDType0Font) text.getFont())
                  .getNormalizedPath(text.getCharacterCodes()[0])
                  .getBounds2D();
          assertThat(shape.getWidth()).as(text.getUnicode()).isCloseTo(expected.getWidth(), near());
          assertThat(shape.getMinY()).as(text.getUnicode()).isCloseTo(-expected.getMaxY(), near());
        }
      }
    }
    assertThat(written).hasSizeGreaterThan(110);
  }

  private static org.assertj.core.data.Offset<Double> near() {
    return org.assertj.core.data.Offset.offset(3.0);
  }

  @Test
  void whatTheFontHasNoCharactersForIsDrawn() throws Exception {
    try (PDDocument file = read(words("비자 漢字 연장 \uD83D\uDFE2"))) {
      assertThat(new PDFTextStripper().getText(file)).contains("비자", "연장").doesNotContain("漢");
      assertThat(pictures(file.getPage(0))).isEqualTo(3);
    }
  }

  @Test
  void aLineBreakBehindADrawnCharacterIsKept() throws Exception {
    String text = text(words("```first 漢字\nsecond 漢字 third\nfourth```"));
    assertThat(text.lines().map(line -> line.strip().replaceAll(" +", " ")))
        .containsExactly("first", "second third", "fourth");
  }

  @Test
  void picturesAreInsideAndMissingOnesAreTold() throws Exception {
    try (PDDocument file =
        read(
            new PreviewBlock.Picture("F1", "a chart", "By day"),
            new PreviewBlock.Picture("https://example.org/x.png", "another", ""))) {
      assertThat(pictures(file.getPage(0))).isEqualTo(1);
      assertThat(new PDFTextStripper().getText(file))
          .contains("By day", "another")
          .doesNotContain("a chart");
    }
  }

  @Test
  void linksAreNotOpened() throws Exception {
    try (PDDocument file = read(words("<https://example.org|go> <javascript:alert(1)|there>"))) {
      assertThat(file.getPage(0).getAnnotations()).isEmpty();
      assertThat(file.getDocumentCatalog().getOpenAction()).isNull();
    }
  }

  @Test
  void titleAndLanguageAreSaid() throws Exception {
    try (PDDocument file = read(words("a"))) {
      assertThat(file.getDocumentInformation().getTitle()).isEqualTo("주간 보고");
      assertThat(file.getDocumentCatalog().getLanguage()).isEqualTo("ko");
    }
  }

  @Test
  void longTextGoesOnOnTheNextPage() throws Exception {
    String quote = "> " + "긴 인용문입니다. ".repeat(300);
    try (PDDocument file = read(words("first"), words(quote), words("last"))) {
      assertThat(file.getNumberOfPages()).isGreaterThan(1);
      String text = new PDFTextStripper().getText(file).replaceAll("\\s+", " ");
      assertThat(text).startsWith("first 긴 인용문입니다.").endsWith("긴 인용문입니다. last ");
    }
  }
}
