package dev.retune.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The start script in unusual environments. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the script is for a POSIX shell")
class LauncherScriptTest {
  private static final String NOWHERE = "ko_ZZ.UTF-8";

  @TempDir Path folder;
  private Path script;

  @BeforeEach
  void install() throws IOException {
    script = folder.resolve("설치 폴더/bin/retune");
    Files.createDirectories(script.getParent());
    Files.copy(Path.of("src/main/launcher/retune"), script);
    assertThat(script.toFile().setExecutable(true)).isTrue();
    Files.createDirectories(folder.resolve("설치 폴더/lib"));
  }

  private record Outcome(int code, String out) {}

  private Outcome run(Path from, Map<String, String> environment, String... command)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(from.toFile());
    builder.environment().clear();
    builder.environment().put("PATH", System.getenv("PATH"));
    builder.environment().putAll(environment);
    Process process = builder.redirectErrorStream(true).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Outcome(process.waitFor(), out);
  }

  /** Creates a fake Java that prints its arguments. */
  private Path telling() throws IOException {
    Path java = folder.resolve("telling/bin/java");
    Files.createDirectories(java.getParent());
    Files.writeString(folder.resolve("telling/release"), "JAVA_VERSION=\"25.0.1\"\n");
    Files.writeString(java, "#!/bin/sh\necho \"LC_ALL=${LC_ALL:-unset}\"\nprintf '%s\\n' \"$@\"\n");
    assertThat(java.toFile().setExecutable(true)).isTrue();
    return folder.resolve("telling");
  }

  private List<String> told(Map<String, String> environment) throws Exception {
    Outcome outcome = run(folder, environment, script.toString(), "stats");
    assertThat(outcome.code()).as(outcome.out()).isZero();
    return outcome.out().lines().toList();
  }

  private Map<String, String> with(String name, String value) throws IOException {
    return Map.of("RETUNE_JAVA_HOME", telling().toString(), name, value);
  }

  @Test
  void withoutAHomeItStarts() throws Exception {
    assertThat(told(Map.of("RETUNE_JAVA_HOME", telling().toString()))).endsWith("stats");
  }

  @Test
  void theHomeFolderIsThatOfTheEnvironment() throws Exception {
    Path home = Files.createDirectories(folder.resolve("a home"));
    assertThat(told(with("HOME", home.toString()))).contains("-Duser.home=" + home);
    for (String unusable : List.of("", "here", folder.resolve("missing").toString())) {
      assertThat(told(with("HOME", unusable))).noneMatch(word -> word.startsWith("-Duser.home"));
    }
  }

  @Test
  void aLocaleThatIsNotOnTheMachineIsReadAsUtf8() throws Exception {
    assertThat(told(with("LANG", NOWHERE))).contains("LC_ALL=C.UTF-8");
    assertThat(told(with("LC_ALL", "en_ZZ.UTF-8"))).contains("LC_ALL=C.UTF-8");
  }

  @Test
  void itsLanguageStays() throws Exception {
    assertThat(told(with("LANG", NOWHERE))).contains("-Duser.language=ko");
  }

  @Test
  void aBareLocaleHasNoLanguage() throws Exception {
    assertThat(told(with("LANG", "C")))
        .contains("LC_ALL=C.UTF-8")
        .noneMatch(word -> word.startsWith("-Duser.language"));
  }

  @Test
  void aLocaleThatIsThereStaysAsItIs() throws Exception {
    assertThat(told(with("LANG", "C.UTF-8"))).contains("LC_ALL=unset");
  }

  @Test
  void foldersThatTheShellLooksInFirstDoNotMisleadIt() throws Exception {
    Path parent = script.resolve("../..").normalize();
    Outcome outcome =
        run(
            parent,
            Map.of("RETUNE_JAVA_HOME", telling().toString(), "CDPATH", parent.toString()),
            "bin/retune",
            "stats");
    assertThat(outcome.out().lines())
        .contains(parent.toRealPath().resolve("lib").resolve("*.jar").toString());
  }

  /** Creates a jar whose manifest refers to the test class path. */
  private void realJars() throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest
        .getMainAttributes()
        .put(
            Attributes.Name.CLASS_PATH,
            Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toUri().toString())
                .collect(Collectors.joining(" ")));
    try (OutputStream out = Files.newOutputStream(folder.resolve("설치 폴더/lib/retune.jar"))) {
      new JarOutputStream(out, manifest).close();
    }
    Files.createSymbolicLink(
        folder.resolve("설치 폴더/lib/javafx"),
        Path.of(System.getProperty("jdk.module.path")).toAbsolutePath());
  }

  @Test
  void koreanFilesAndFoldersAreFoundThroughALinkWithoutALocale() throws Exception {
    realJars();
    Path link = Files.createSymbolicLink(folder.resolve("바로가기"), script);
    Files.writeString(
        folder.resolve("한글파일.jsonl"),
        "{\"id\": \"1\", \"question\": \"왜?\", \"answer\": \"그래서.\", \"vote\": \"down\","
            + " \"created_at\": \"2026-11-20T10:00:00Z\"}\n");
    Outcome outcome =
        run(
            folder,
            Map.of("RETUNE_JAVA_HOME", System.getProperty("java.home"), "LANG", NOWHERE),
            link.toString(),
            "--home",
            "홈",
            "import",
            "한글파일.jsonl");
    assertThat(outcome.code()).as(outcome.out()).isZero();
    assertThat(folder.resolve("홈/retune.mv.db")).exists();
  }

  @Test
  void theWindowsCollectorWorksBesideIt() throws Exception {
    Path java = telling();
    assertThat(window(java)).contains("-XX:+UseSerialGC").doesNotContain("-XX:+UseShenandoahGC");
    Files.createDirectories(java.resolve("lib/server"));
    Files.writeString(java.resolve("lib/server/libjvm.so"), "\0UseShenandoahGC\0");
    assertThat(window(java)).contains("-XX:+UseShenandoahGC").doesNotContain("-XX:+UseSerialGC");
    assertThat(told(Map.of("RETUNE_JAVA_HOME", java.toString()))).contains("-XX:+UseSerialGC");
  }

  @Test
  @EnabledOnOs(
      value = OS.LINUX,
      disabledReason = "the script asks for graphics cards on Linux only")
  void withoutAGraphicsCardTheWindowIsDrawnBySoftwareAtOnce() throws Exception {
    boolean card =
        Stream.of("/dev/dri", "/dev/nvidiactl", "/dev/dxg").map(Path::of).anyMatch(Files::exists);
    assertThat(window(telling()).contains("-Dprism.order=sw")).isNotEqualTo(card);
    Map<String, String> asked =
        Map.of(
            "RETUNE_JAVA_HOME", telling().toString(), "JDK_JAVA_OPTIONS", "-Dprism.order=es2,sw");
    assertThat(run(folder, asked, script.toString()).out()).doesNotContain("-Dprism.order=sw");
  }

  private List<String> window(Path java) throws Exception {
    Outcome outcome = run(folder, Map.of("RETUNE_JAVA_HOME", java.toString()), script.toString());
    assertThat(outcome.code()).as(outcome.out()).isZero();
    return outcome.out().lines().toList();
  }
}
