package dev.retune.cli.command;

import dev.retune.cli.io.EmbeddingInputReader;
import dev.retune.cli.io.OrderedVectorSink;
import dev.retune.cli.terminal.CommandServices;
import dev.retune.cli.terminal.ExitCodes;
import dev.retune.cli.terminal.Terminal;
import dev.retune.common.error.UnavailableException;
import dev.retune.embedding.model.Embedder;
import dev.retune.embedding.model.ModelCatalog;
import dev.retune.embedding.model.TextKind;
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
public final class EmbedCommand implements Callable<Integer> {
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
  private String model = ModelCatalog.BUILT_IN;

  @Option(
      names = "--kind",
      description =
          "query or passage, for models that distinguish them (default: ${DEFAULT-VALUE}).")
  private TextKind kind = TextKind.PASSAGE;

  public EmbedCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try (CommandServices services = terminal.open();
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(stream(), StandardCharsets.UTF_8));
        Embedder embedder = services.models().open(services.models().find(model))) {
      var lines = new EmbeddingInputReader(reader, terminal.mapper(), input);
      var vectors = new OrderedVectorSink(lines, terminal.mapper(), terminal::line);
      embedder.embedAll(lines, 0, kind, vectors, terminal.monitor());
      if (vectors.cut() > 0) {
        terminal.printError(
            terminal
                .texts()
                .get(
                    "cli.embed.cut",
                    vectors.cut(),
                    vectors.written(),
                    embedder.model().maxTokens()));
      }
      return ExitCodes.DONE;
    } catch (IOException e) {
      throw new UnavailableException(
          e, "cli.embed.unreadable", input, String.valueOf(e.getMessage()));
    }
  }

  private InputStream stream() {
    if (input.equals("-")) {
      return System.in;
    }
    try {
      return Files.newInputStream(Path.of(input));
    } catch (NoSuchFileException e) {
      throw new dev.retune.common.error.InvalidInputException(e, "cli.noFile", input);
    } catch (IOException e) {
      throw new UnavailableException(
          e, "cli.embed.unreadable", input, String.valueOf(e.getMessage()));
    }
  }
}
