package dev.retune.embedding.folder;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a processor can do, as far as quantized models are made for it.
 *
 * @param arm whether it is a 64-bit ARM
 * @param avx2 whether it has AVX2
 * @param avx512 whether it has AVX-512
 * @param vnni whether it multiplies bytes in one step (AVX-512 VNNI or AVX-VNNI)
 */
public record CpuFeatures(boolean arm, boolean avx2, boolean avx512, boolean vnni) {
  private static final Path LINUX = Path.of("/proc/cpuinfo");

  /** This machine's. */
  public static CpuFeatures detect() {
    String architecture = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
    if (architecture.equals("aarch64") || architecture.equals("arm64")) {
      return new CpuFeatures(true, false, false, false);
    }
    try (Stream<String> lines = Files.lines(LINUX)) {
      return lines
          .filter(line -> line.startsWith("flags"))
          .findFirst()
          .map(CpuFeatures::ofFlags)
          .orElseGet(CpuFeatures::ofVirtualMachine);
    } catch (IOException e) {
      return ofVirtualMachine();
    }
  }

  /** Parses the line of flags of {@code /proc/cpuinfo}. */
  static CpuFeatures ofFlags(String line) {
    Set<String> flags = Set.copyOf(Arrays.asList(line.substring(line.indexOf(':') + 1).split(" ")));
    return new CpuFeatures(
        false,
        flags.contains("avx2"),
        flags.contains("avx512f"),
        flags.contains("avx512_vnni") || flags.contains("avx_vnni"));
  }

  /** The virtual machine knows the level of AVX on every system, but does not tell of VNNI. */
  private static CpuFeatures ofVirtualMachine() {
    try {
      HotSpotDiagnosticMXBean machine =
          ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
      int level = Integer.parseInt(machine.getVMOption("UseAVX").getValue());
      return new CpuFeatures(false, level >= 2, level >= 3, false);
    } catch (IllegalArgumentException e) {
      return new CpuFeatures(false, false, false, false);
    }
  }
}
