package dev.retune.ui.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import dev.retune.common.text.JsonFormat;
import dev.retune.pipeline.SentReport;
import dev.retune.report.blockkit.ReportMessage;
import dev.retune.report.delivery.Delivery;
import dev.retune.report.preview.BlockKitReader;
import dev.retune.report.preview.HtmlReportPage;
import dev.retune.report.preview.MailDraft;
import dev.retune.report.preview.PdfReport;
import dev.retune.report.preview.PreviewBlock;
import dev.retune.report.weekly.IsoWeek;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A report as this screen shows it.
 *
 * @param blocks the blocks, parsed from the JSON that is sent
 * @param json the same JSON, indented
 * @param pictures the PNG bytes by image source
 * @param title the one-line fallback text
 */
record ReportPreview(
    IsoWeek week,
    List<PreviewBlock> blocks,
    String json,
    String markdown,
    String title,
    Function<String, Optional<byte[]>> pictures,
    Optional<Delivery> delivery) {

  static ReportPreview of(SentReport report) {
    ReportMessage message = report.message();
    JsonNode json = message.json();
    Optional<byte[]> chart = message.picture();
    return new ReportPreview(
        report.week(),
        new BlockKitReader().read(json),
        pretty(json),
        message.markdown(),
        message.fallbackText(),
        source -> chart.filter(drawn -> source.equals(ReportMessage.CHART)),
        report.delivery());
  }

  private static String pretty(JsonNode json) {
    try {
      DefaultPrettyPrinter lines =
          new DefaultPrettyPrinter(
              Separators.createDefaultInstance()
                  .withObjectFieldValueSpacing(Separators.Spacing.AFTER));
      lines.indentArraysWith(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE);
      return JsonFormat.mapper().writer(lines).writeValueAsString(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns a mail that is opened as a draft. */
  String mail(String language) {
    byte[] chart = pictures.apply(ReportMessage.CHART).orElseGet(() -> new byte[0]);
    return new MailDraft(new HtmlReportPage(pictures), chart).of(title, language, blocks);
  }

  /** Returns a self-contained HTML page. */
  String html(String language) {
    return new HtmlReportPage(pictures).of(title, language, blocks);
  }

  /** Returns a PDF file. */
  byte[] pdf(String language) throws IOException {
    return new PdfReport(pictures).of(title, language, blocks);
  }
}
