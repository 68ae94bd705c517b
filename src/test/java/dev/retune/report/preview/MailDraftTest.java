package dev.retune.report.preview;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.retune.common.text.JsonFormat;
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
                List.of(
                    new PreviewBlock.Header("머리글"),
                    new PreviewBlock.Picture("FCHART", "t", "alt")));
    assertThat(mail).contains("X-Unsent: 1", "Content-ID: <chart@retune>", "image/png");
    assertThat(decoded(mail, "text/plain")).isEqualTo("머리글\n\nt\n");
    assertThat(decoded(mail, "text/html"))
        .contains("<h1>머리글</h1>", "src=\"cid:chart@retune\"")
        .doesNotContain("data:image");
    assertThat(mail.lines().allMatch(line -> line.length() < 200)).isTrue();
  }

  @Test
  void plainTextHasNeitherEntitiesNorMarksOfFormatting() throws JsonProcessingException {
    JsonNode json =
        JsonFormat.mapper()
            .readTree(
                """
                [{"type":"header","text":{"type":"plain_text","text":"R&D <주간>"}},
                 {"type":"section",
                  "text":{"type":"mrkdwn",
                          "text":"*메모* ‹비자&gt; &amp; *굵게*\\n• 3 &lt; 4\\n&gt; &amp;lt;"},
                  "fields":[{"type":"mrkdwn","text":"*만족도*\\n91%"}]},
                 {"type":"divider"},
                 {"type":"context","elements":[{"type":"mrkdwn",
                  "text":"<https://example.org|도움말> _2 * 3_"}]}]
                """);
    String mail =
        new MailDraft(new HtmlReportPage(_ -> Optional.empty()), new byte[0])
            .of("주간 보고", "ko", new BlockKitReader().read(json));
    assertThat(decoded(mail, "text/plain"))
        .isEqualTo(
            """
            R&D <주간>

            메모 ‹비자> & 굵게
            - 3 < 4
            > &lt;

            만족도
            91%

            ----------------------------------------

            도움말 (https://example.org) 2 * 3
            """);
  }

  private static String decoded(String mail, String type) {
    String part = mail.substring(mail.indexOf("Content-Type: " + type));
    String body = part.substring(part.indexOf("\r\n\r\n") + 4, part.indexOf("\r\n--"));
    return new String(Base64.getMimeDecoder().decode(body), StandardCharsets.UTF_8);
  }
}
