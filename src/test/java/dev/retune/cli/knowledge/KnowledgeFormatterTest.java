package dev.retune.cli.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.cli.terminal.GlobalOptions;
import dev.retune.cli.terminal.Terminal;
import dev.retune.knowledge.model.DocumentText;
import dev.retune.knowledge.model.FixAction;
import dev.retune.knowledge.model.FixRevision;
import dev.retune.knowledge.model.FixState;
import dev.retune.knowledge.model.FixStatus;
import dev.retune.knowledge.model.KnowledgeFix;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KnowledgeFormatterTest {
  private static final Instant NOW = Instant.parse("2026-11-15T00:00:00Z");

  private static FixStatus fix(FixAction action, String externalId, Optional<Long> document) {
    KnowledgeFix fix =
        new KnowledgeFix(
            1,
            action,
            1,
            externalId,
            document,
            Optional.empty(),
            new FixRevision(1, 1, DocumentText.NONE, "root", NOW),
            List.of(4L),
            "root",
            NOW,
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return new FixStatus(fix, FixState.PROPOSED, false, Optional.empty());
  }

  private static String line(FixStatus fix, Locale language) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    new KnowledgeFormatter(
            new Terminal(
                new GlobalOptions(),
                options -> {
                  throw new IllegalStateException("no services are needed");
                },
                stream,
                stream,
                false,
                () -> language))
        .fix(fix);
    return out.toString(StandardCharsets.UTF_8).strip();
  }

  @Test
  void aDocumentIsNamedAsCommandsNameIt() {
    FixStatus edit = fix(FixAction.EDIT, "9", Optional.of(17L));
    assertThat(line(edit, Locale.ENGLISH)).contains(" of doc-17: ", "by root");
    assertThat(line(edit, Locale.KOREAN)).contains("fix-1  doc-17 ", "제안자 root");
    assertThat(line(fix(FixAction.NEW, "faq-9", Optional.empty()), Locale.KOREAN))
        .contains("fix-1  faq-9 ");
  }
}
