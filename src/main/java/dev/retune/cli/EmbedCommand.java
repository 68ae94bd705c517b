package dev.retune.cli;

import dev.retune.embed.Embedder;
import dev.retune.embed.Models;
import dev.retune.embed.TextKind;
import dev.retune.fault.Unavailable;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code retune embed}. */
@Command(
    name = "embed",
    description =
        "Vectors of lines of text, or of JSONL {\"id\",\"text\"}, as JSONL {\"id\",\"embedding\"}.")
final class EmbedCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Option(
      names = "--input",
      required = true,
      paramLabel = "FILE",
      description = "UTF-8; - reads standard input.")
  private String input = "-";

  @Option(
      names = "--model",
      paramLabel = "M",
      description = "A model's id or folder (default: ${DEFAULT-VALUE}).")
  private String model = Models.BUILT_IN;

  @Option(
      names = "--kind",
      description =
          "query or passage, for models that tell them apart (default: ${DEFAULT-VALUE}).")
  private TextKind kind = TextKind.PASSAGE;

  EmbedCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try (Services services = terminal.open();
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(stream(), StandardCharsets.UTF_8));
        Embedder embedder = services.models().open(services.models().find(model))) {
      var lines = new EmbedLines(reader, terminal.mapper(), input);
      var vectors = new InOrder(lines, terminal.mapper(), terminal::line);
      embedder.embedAll(lines, 0, kind, vectors, terminal.monitor());
      if (vectors.cut() > 0) {
        terminal.tell(
            terminal
                .texts()
                .get(
                    "cli.embed.cut",
                    vectors.cut(),
                    vectors.written(),
                    embedder.model().maxTokens()));
      }
      return Cli.DONE;
    } catch (IOException e) {
      throw new Unavailable(e, "cli.embed.unreadable", input, String.valueOf(e.getMessage()));
    }
  }

  private InputStream stream() {
    if (input.equals("-")) {
      return System.in;
    }
    try {
      return Files.newInputStream(Path.of(input));
    } catch (NoSuchFileException e) {
      throw new dev.retune.fault.BadInput(e, "cli.noFile", input);
    } catch (IOException e) {
      throw new Unavailable(e, "cli.embed.unreadable", input, String.valueOf(e.getMessage()));
    }
  }
}
