package dev.retune.report.preview;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Writes a report as a mail (RFC 5322, MIME) that a mail program opens as a draft: the page, its
 * picture beside it, and the text for programs that show no HTML.
 */
public final class MailDraft {
  private static final String RELATED = "retune-related";
  private static final String ALTERNATIVE = "retune-alternative";
  private static final String CHART = "chart@retune";
  private static final int LINE = 76;

  private final HtmlReportPage page;
  private final Optional<byte[]> chart;

  /**
   * Creates a writer.
   *
   * @param picture the chart, or no bytes if there is none
   */
  public MailDraft(HtmlReportPage page, byte[] picture) {
    this.page = page;
    this.chart = picture.length == 0 ? Optional.empty() : Optional.of(picture);
  }

  /** The whole file. */
  public String of(String title, String language, List<PreviewBlock> blocks) {
    String html = page.of(title, language, blocks);
    String plain = new PlainTextReport().of(blocks);
    if (chart.isPresent()) {
      String embedded = "data:image/png;base64," + Base64.getEncoder().encodeToString(chart.get());
      html = html.replace(embedded, "cid:" + CHART);
    }
    StringBuilder mail = new StringBuilder();
    header(mail, "MIME-Version", "1.0");
    // opened as a draft, to be addressed and sent by a person
    header(mail, "X-Unsent", "1");
    header(mail, "Subject", "=?UTF-8?B?" + base64(title) + "?=");
    header(mail, "Content-Type", "multipart/related; boundary=\"" + RELATED + "\"");
    mail.append("\r\n--").append(RELATED).append("\r\n");
    header(mail, "Content-Type", "multipart/alternative; boundary=\"" + ALTERNATIVE + "\"");
    mail.append("\r\n");
    part(
        mail, ALTERNATIVE, "text/plain; charset=UTF-8", "", plain.getBytes(StandardCharsets.UTF_8));
    part(mail, ALTERNATIVE, "text/html; charset=UTF-8", "", html.getBytes(StandardCharsets.UTF_8));
    mail.append("--").append(ALTERNATIVE).append("--\r\n");
    chart.ifPresent(png -> part(mail, RELATED, "image/png", CHART, png));
    return mail.append("--").append(RELATED).append("--\r\n").toString();
  }

  private static void part(
      StringBuilder mail, String boundary, String type, String id, byte[] content) {
    mail.append("--").append(boundary).append("\r\n");
    header(mail, "Content-Type", type);
    header(mail, "Content-Transfer-Encoding", "base64");
    if (!id.isEmpty()) {
      header(mail, "Content-ID", "<" + id + ">");
      header(mail, "Content-Disposition", "inline; filename=\"chart.png\"");
    }
    mail.append("\r\n");
    mail.append(
        Base64.getMimeEncoder(LINE, "\r\n".getBytes(StandardCharsets.US_ASCII))
            .encodeToString(content));
    mail.append("\r\n");
  }

  private static void header(StringBuilder mail, String name, String value) {
    mail.append(name).append(": ").append(value).append("\r\n");
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
