package dev.retune.embedding.memory;

import dev.retune.common.error.CancelledException;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.embedding.model.ModelSpec;
import dev.retune.embedding.model.RerankerSpec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Measures in a process of its own by how much a model makes a program grow. */
public final class ModelMemoryMeter {
  private static final Logger LOG = LoggerFactory.getLogger(ModelMemoryMeter.class);
  private static final int MOST_SECONDS = 120;

  private final Path home;

  public ModelMemoryMeter(Path home) {
    this.home = home;
  }

  /**
   * The growth in bytes after embedding some passages with one session per core.
   *
   * @return empty where it cannot be measured
   */
  public OptionalLong growth(ModelSpec model, List<String> passages, ProgressMonitor monitor) {
    return growth(List.of(model.id()), passages, monitor);
  }

  /** The growth with a reranker beside the model, which has scored some of the passages. */
  public OptionalLong growth(
      ModelSpec model, RerankerSpec reranker, List<String> passages, ProgressMonitor monitor) {
    return growth(List.of(model.id(), reranker.id()), passages, monitor);
  }

  private OptionalLong growth(List<String> ids, List<String> passages, ProgressMonitor monitor) {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    if (!Files.isExecutable(java)) {
      return OptionalLong.empty();
    }
    try {
      Process process =
          new ProcessBuilder(command(java, ids))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      try {
        return measured(process, passages, monitor);
      } finally {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      LOG.info("The memory of {} cannot be measured: {}", ids, e.getMessage());
      return OptionalLong.empty();
    }
  }

  private List<String> command(Path java, List<String> ids) {
    List<String> command =
        new ArrayList<>(
            List.of(
                java.toString(),
                "-Xmx1g",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-Dai.djl.offline=true",
                "-DOPT_OUT_TRACKING=true",
                "-Dretune.logs=" + home.resolve("logs"),
                "-cp",
                System.getProperty("java.class.path"),
                ModelMemoryProbe.class.getName(),
                home.toString()));
    command.addAll(ids);
    return command;
  }

  private static OptionalLong measured(
      Process process, List<String> passages, ProgressMonitor monitor) throws IOException {
    try (var in = process.outputWriter(StandardCharsets.UTF_8)) {
      for (String passage : passages) {
        in.write(passage.replaceAll("\\R", " ") + "\n");
      }
    }
    try {
      for (int tenths = 0; !process.waitFor(100, TimeUnit.MILLISECONDS); tenths++) {
        monitor.check();
        if (tenths > 10 * MOST_SECONDS) {
          return OptionalLong.empty();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancelledException(e, "progress.cancelled");
    }
    try (var out = process.inputReader(StandardCharsets.UTF_8)) {
      return out.lines()
          .filter(line -> line.matches("\\d+"))
          .mapToLong(Long::parseLong)
          .findFirst();
    }
  }
}
