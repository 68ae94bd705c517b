package dev.retune.cli.knowledge;

import dev.retune.cli.terminal.CommandServices;
import dev.retune.cli.terminal.ExitCodes;
import dev.retune.cli.terminal.Terminal;
import dev.retune.common.error.InvalidInputException;
import dev.retune.knowledge.model.CitedDislike;
import dev.retune.knowledge.model.DraftMark;
import dev.retune.knowledge.model.ItemKind;
import dev.retune.knowledge.model.WorkItem;
import dev.retune.prompting.drafting.DocumentDraft;
import dev.retune.prompting.drafting.DocumentDrafter;
import dev.retune.prompting.drafting.DraftMaterial;
import dev.retune.prompting.endpoint.SpentCost;
import dev.retune.review.decision.CorrectedAnswer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code retune knowledge draft}. */
@Command(
    name = "draft",
    description =
        "Has the language model of the settings draft a document for a gap, from what reviewers"
            + " would have answered. The draft is marked, and nothing is proposed: check it, delete"
            + " the mark, and propose the file.")
final class KnowledgeDraftCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(paramLabel = "ID", description = "Such as gap-203.")
  private String name = "";

  @Mixin private WindowOption window = new WindowOption();

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "Writes the text to a file instead of standard output.")
  private @Nullable Path output;

  @Option(names = "--force", description = "Overwrites an existing file.")
  private boolean force;

  @Option(names = "--dry-run", description = "Only says what it may cost; nothing is sent.")
  private boolean dryRun;

  KnowledgeDraftCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try (CommandServices services = terminal.open()) {
      WorkItem item =
          services
              .knowledge()
              .workList()
              .of(services.clock().instant(), window.window(), terminal.monitor())
              .named(name);
      if (item.kind() != ItemKind.GAP) {
        throw new InvalidInputException("cli.knowledge.draftDocument", item.name());
      }
      DraftMaterial material =
          new DraftMaterial(
              item.dislikes().stream().map(CitedDislike::question).toList(),
              item.corrections().stream().map(CorrectedAnswer::text).toList());
      DocumentDrafter drafter = services.prompts().drafter();
      SpentCost expected = drafter.expected(material);
      if (dryRun) {
        announce(material, expected);
      } else {
        print(drafter.draft(material), material);
      }
      return ExitCodes.DONE;
    }
  }

  private void announce(DraftMaterial material, SpentCost expected) {
    if (terminal.json()) {
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("questions", material.questions());
      document.put("answers", material.answers());
      document.put("expected", expected);
      terminal.document(document);
    } else {
      terminal.printMessage(
          "cli.knowledge.draftCost",
          material.questions().size(),
          material.answers().size(),
          expected.text(terminal.texts()));
    }
  }

  private void print(DocumentDraft draft, DraftMaterial material) {
    String text =
        DraftMark.on(draft.text(), draft.model(), terminal.texts().get("knowledge.draftHint"));
    if (output != null) {
      write(output, text);
    }
    if (terminal.json()) {
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("model", draft.model());
      document.put("title", draft.title());
      document.put("text", text);
      document.put("cost", draft.cost());
      terminal.document(document);
      return;
    }
    terminal.line(draft.title());
    if (output == null) {
      terminal.line("");
      terminal.line(text);
      terminal.line("");
    }
    terminal.printMessage(
        "cli.knowledge.drafted",
        draft.model(),
        material.answers().size(),
        draft.cost().text(terminal.texts()));
  }

  private void write(Path file, String text) {
    OpenOption[] how =
        force
            ? new OpenOption[] {
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE
            }
            : new OpenOption[] {StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE};
    try {
      Files.writeString(file, text + "\n", StandardCharsets.UTF_8, how);
    } catch (FileAlreadyExistsException e) {
      throw new InvalidInputException(e, "cli.knowledge.draftExists", file);
    } catch (IOException e) {
      throw new InvalidInputException(e, "cli.knowledge.draftUnwritable", file);
    }
  }
}
