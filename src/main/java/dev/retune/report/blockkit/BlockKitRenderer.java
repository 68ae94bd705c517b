package dev.retune.report.blockkit;

import static com.slack.api.model.block.Blocks.context;
import static com.slack.api.model.block.Blocks.divider;
import static com.slack.api.model.block.Blocks.header;
import static com.slack.api.model.block.Blocks.section;
import static com.slack.api.model.block.composition.BlockCompositions.plainText;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.MarkdownTextObject;
import com.slack.api.model.block.composition.PlainTextObject;
import com.slack.api.model.block.composition.TextObject;
import dev.retune.common.i18n.Texts;
import dev.retune.report.weekly.WeeklyReport;
import java.util.ArrayList;
import java.util.List;

/**
 * Renders a report as Block Kit in one language. Slack's limits are 50 blocks per message, 3,000
 * characters per section, 2,000 per field and 150 per header.
 */
public final class BlockKitRenderer {
  public static final int SECTION = 3_000;
  static final int FIELD = 2_000;
  static final int HEADER = 150;

  private static final int QUOTES = 5;

  private final Texts texts;

  /** Creates a renderer for the language of these texts. */
  public BlockKitRenderer(Texts texts) {
    this.texts = texts;
  }

  /** Renders the whole message. */
  public ReportMessage message(WeeklyReport report) {
    ReportTextFormatter words = new ReportTextFormatter(texts, report);
    return new ReportMessage(blocks(report, words), words.fallback(), words.chart());
  }

  private static List<LayoutBlock> blocks(WeeklyReport report, ReportTextFormatter words) {
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(header(h -> h.text(plainText(Mrkdwn.fit(words.title(), HEADER)))));
    blocks.add(small(words.window()));
    if (report.ratio().votes() == 0) {
      blocks.add(text(words.noVotes()));
    } else {
      blocks.add(text(words.verdict()));
      blocks.add(fields(words.figures()));
      words
          .chart()
          .ifPresent(
              drawn ->
                  blocks.add(
                      ReportMessage.picture(
                          ReportMessage.CHART,
                          PlainTextObject.builder().text(words.chartTitle()).build(),
                          words.chartAlt(drawn))));
      if (!report.reasons().isEmpty()) {
        blocks.add(divider());
        blocks.add(text(words.reasons()));
      }
      report.complaints().stream()
          .limit(QUOTES)
          .forEach(complaint -> blocks.add(text(words.quote(complaint))));
    }
    if (!report.topics().isEmpty()) {
      blocks.add(divider());
      blocks.add(text(words.topics()));
    }
    if (!report.cures().isEmpty()) {
      blocks.add(divider());
      blocks.add(text(words.cures()));
    }
    blocks.add(divider());
    blocks.add(text(words.embedding()));
    blocks.add(small(words.footer()));
    return blocks;
  }

  private static LayoutBlock text(String mrkdwn) {
    return section(s -> s.text(mark(mrkdwn, SECTION)));
  }

  private static LayoutBlock fields(List<String> mrkdwn) {
    return section(s -> s.fields(mrkdwn.stream().<TextObject>map(f -> mark(f, FIELD)).toList()));
  }

  private static LayoutBlock small(String mrkdwn) {
    return context(c -> c.elements(List.of(mark(mrkdwn, FIELD))));
  }

  /** Verbatim text, in which Slack creates no links or mentions. */
  public static MarkdownTextObject mark(String mrkdwn, int limit) {
    return MarkdownTextObject.builder().text(Mrkdwn.fit(mrkdwn, limit)).verbatim(true).build();
  }
}
