package dev.retune.bench;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Runs the JMH benchmarks of a class, each in its own process with the options of this one, and
 * prints one line for each. Settings: {@code -Dretune.bench.seconds} is the length of an iteration
 * (default 2), {@code -Dretune.bench.only} the one benchmark that is wanted.
 */
final class BenchmarkRun {
  private static final String SUBJECT = "retune.bench.subject";

  private BenchmarkRun() {}

  /**
   * Runs all benchmarks of a class.
   *
   * @param subject what is measured, such as a database; see {@link #subject}
   */
  static void of(Class<?> benchmarks, String subject) throws RunnerException {
    TimeValue time = TimeValue.seconds(Integer.getInteger("retune.bench.seconds", 2));
    Collection<RunResult> results =
        new Runner(
                new OptionsBuilder()
                    .include(
                        "^"
                            + Pattern.quote(benchmarks.getName() + ".")
                            + System.getProperty("retune.bench.only", ""))
                    .warmupTime(time)
                    .measurementTime(time)
                    .jvmArgsAppend("-D" + SUBJECT + "=" + subject)
                    .shouldFailOnError(true)
                    .build())
            .run();
    System.out.println();
    results.stream()
        .sorted(Comparator.comparing(r -> r.getParams().getBenchmark()))
        .forEach(BenchmarkRun::print);
  }

  /** Returns what is measured; for the process of a benchmark. */
  static String subject() {
    String subject = System.getProperty(SUBJECT);
    if (subject == null) {
      throw new IllegalStateException("run by its main method, which says what is measured");
    }
    return subject;
  }

  /** Returns the file or folder that is measured. */
  static Path folder() {
    return Path.of(subject());
  }

  private static void print(RunResult run) {
    Result<?> result = run.getPrimaryResult();
    var times = result.getStatistics();
    String figures =
        run.getParams().getMode() == Mode.SampleTime
            ? String.format(
                Locale.ROOT,
                "p50 %.2f, p95 %.2f, max %.2f %s (%,d samples)",
                times.getPercentile(50),
                times.getPercentile(95),
                times.getMax(),
                result.getScoreUnit(),
                times.getN())
            : String.format(
                Locale.ROOT,
                "%.1f (%.1f to %.1f) %s",
                times.getMean(),
                times.getMin(),
                times.getMax(),
                result.getScoreUnit());
    System.out.printf("%-70s %s%n", name(run.getParams()), figures);
  }

  private static String name(BenchmarkParams params) {
    String method = params.getBenchmark().substring(params.getBenchmark().lastIndexOf('.') + 1);
    return params.getParamsKeys().stream()
        .map(params::getParam)
        .collect(Collectors.joining(" ", method + " ", ""));
  }
}
