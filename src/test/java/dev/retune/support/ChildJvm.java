package dev.retune.support;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Commands of JVMs that tests start, mostly to kill them: the tests' class path, the database on
 * loopback, little compiling.
 */
public final class ChildJvm {
  private ChildJvm() {}

  /**
   * A process that was not started yet.
   *
   * @param main the class with the main method
   * @param arguments what that method gets
   */
  public static ProcessBuilder of(Class<?> main, String... arguments) {
    return of(List.of(), main, arguments);
  }

  /**
   * A process that was not started yet.
   *
   * @param options further options of the JVM
   * @param main the class with the main method
   * @param arguments what that method gets
   */
  public static ProcessBuilder of(List<String> options, Class<?> main, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // It lives for seconds: optimizing and parallel collection would cost more than they save.
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx512m"));
    command.addAll(List.of("-Dh2.bindAddress=127.0.0.1", "--add-modules", "jdk.incubator.vector"));
    command.addAll(options);
    command.addAll(
        List.of(
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            main.getName()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command);
  }
}
