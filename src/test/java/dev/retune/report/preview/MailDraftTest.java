package dev.retune.report.preview;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MailDraftTest {
  @Test
  void theChartIsAPartOfItsOwnAndTheTextIsThereTwice() {
    byte[] png = {1, 2, 3};
    HtmlReportPage page = new HtmlReportPage(source -> Optional.of(png));
    String mail =
        new MailDraft(page, png)
            .of(
                "주간 보고",
                "ko",
                "plain text",
                List.of(
                    new PreviewBlock.Header("머리글"),
                    new PreviewBlock.Picture("FCHART", "t", "alt")));
    assertThat(mail).contains("X-Unsent: 1", "Content-ID: <chart@retune>", "image/png");
    assertThat(decoded(mail, "text/plain")).isEqualTo("plain text");
    assertThat(decoded(mail, "text/html"))
        .contains("<h1>머리글</h1>", "src=\"cid:chart@retune\"")
        .doesNotContain("data:image");
    assertThat(mail.lines().allMatch(line -> line.length() < 200)).isTrue();
  }

  private static String decoded(String mail, String type) {
    String part = mail.substring(mail.indexOf("Content-Type: " + type));
    String body = part.substring(part.indexOf("\r\n\r\n") + 4, part.indexOf("\r\n--"));
    return new String(Base64.getMimeDecoder().decode(body), StandardCharsets.UTF_8);
  }
}
