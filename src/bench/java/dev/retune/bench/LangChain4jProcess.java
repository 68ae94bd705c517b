package dev.retune.bench;

import dev.retune.common.text.JsonFormat;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A process with LangChain4j's model; see {@code src/bench/langchain4j}. */
final class LangChain4jProcess implements AutoCloseable {
  private final Process process;
  private final BufferedReader answers;
  private final BufferedWriter asks;
  private final float[] firstVector;

  LangChain4jProcess(Path texts) throws IOException {
    process =
        new ProcessBuilder(command(texts, "rounds"))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    answers = process.inputReader(StandardCharsets.UTF_8);
    asks = process.outputWriter(StandardCharsets.UTF_8);
    firstVector = JsonFormat.mapper().readValue(answer(), float[].class);
  }

  /**
   * Returns the command that starts it.
   *
   * @param how {@code rounds} to run on request, or {@code once}
   */
  static List<String> command(Path texts, String how) throws IOException {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "--enable-native-access=ALL-UNNAMED",
        "-DOPT_OUT_TRACKING=true",
        "-Dai.djl.offline=true",
        "-classpath",
        Files.readString(Path.of("target/bench/langchain4j.classpath")),
        "src/bench/langchain4j/LangChain4jSide.java",
        texts.toString(),
        how);
  }

  float[] firstVector() {
    return firstVector;
  }

  ProcessHandle process() {
    return process.toHandle();
  }

  /** Makes it embed all texts once. */
  void run() throws IOException {
    asks.newLine();
    asks.flush();
    answer();
  }

  private String answer() throws IOException {
    String line = answers.readLine();
    if (line == null) {
      throw new IOException("LangChain4j's process ended early");
    }
    return line;
  }

  @Override
  public void close() throws IOException {
    asks.close();
    process.destroy();
  }
}
