package dev.retune.architecture;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** Metrics of the main sources, for comparison over time: sizes, names and signatures. */
public final class StructureReport {
  private static final Pattern OPTIONAL =
      Pattern.compile("(java\\.util\\.)?Optional(Int|Long|Double)?\\b");
  private static final Pattern WORD = Pattern.compile("[A-Z]+(?![a-z])|[A-Z][a-z0-9]*");

  private final Map<String, Integer> filesByPackage = new TreeMap<>();
  private final Map<String, List<String>> packagesByName = new TreeMap<>();
  private final List<String> optionalParameters = new ArrayList<>();
  private final List<String> hibernateUsers = new ArrayList<>();
  private final Map<String, Integer> linesByFile = new TreeMap<>();

  /**
   * Reads all sources.
   *
   * @param root the folder that holds the packages, such as {@code src/main/java}
   * @throws IOException when a file cannot be read
   */
  StructureReport(Path root) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(root)) {
      files = all.filter(f -> f.toString().endsWith(".java")).sorted().toList();
    }
    for (Path file : files) {
      try (Stream<String> text = Files.lines(file)) {
        linesByFile.put(
            root.relativize(file).toString().replace('\\', '/'), Math.toIntExact(text.count()));
      }
    }
    files = files.stream().filter(f -> !f.endsWith("package-info.java")).toList();
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (var manager = compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
      var task =
          (JavacTask)
              compiler.getTask(
                  null,
                  manager,
                  null,
                  List.of("-proc:none"),
                  null,
                  manager.getJavaFileObjectsFromPaths(files));
      for (CompilationUnitTree unit : task.parse()) {
        read(unit);
      }
    }
  }

  private void read(CompilationUnitTree unit) throws IOException {
    String source = unit.getSourceFile().getCharContent(true).toString();
    String in = unit.getPackageName().toString();
    filesByPackage.merge(in, 1, Integer::sum);
    String file = Path.of(unit.getSourceFile().getName()).getFileName().toString();
    if (source.contains("import org.hibernate")) {
      hibernateUsers.add(in + "." + file.replace(".java", ""));
    }
    for (Tree type : unit.getTypeDecls()) {
      if (type instanceof ClassTree declared) {
        packagesByName
            .computeIfAbsent(declared.getSimpleName().toString(), _ -> new ArrayList<>())
            .add(in);
        new TreeScanner<Void, Void>() {
          private ClassTree owner = declared;

          @Override
          public Void visitClass(ClassTree node, Void nothing) {
            ClassTree outer = owner;
            owner = node;
            super.visitClass(node, null);
            owner = outer;
            return null;
          }

          @Override
          public Void visitMethod(MethodTree method, Void nothing) {
            // record components may be optional values; parameters should not
            boolean ofARecord =
                owner.getKind() == Tree.Kind.RECORD && method.getName().contentEquals("<init>");
            boolean optional =
                method.getParameters().stream()
                    .anyMatch(p -> OPTIONAL.matcher(p.getType().toString()).lookingAt());
            if (optional && !ofARecord) {
              optionalParameters.add(owner.getSimpleName() + "." + method.getName());
            }
            return super.visitMethod(method, null);
          }
        }.scan(declared, null);
      }
    }
  }

  /** Returns the number of source files by package. */
  Map<String, Integer> filesByPackage() {
    return filesByPackage;
  }

  /** Returns duplicate names of top-level types, with their packages. */
  Map<String, List<String>> duplicateNames() {
    return packagesByName.entrySet().stream()
        .filter(e -> e.getValue().size() > 1)
        .collect(
            Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, _) -> a, TreeMap::new));
  }

  /** Returns top-level types with a single-word name. */
  List<String> oneWordNames() {
    return packagesByName.keySet().stream()
        .filter(name -> WORD.matcher(name).results().count() == 1)
        .toList();
  }

  /** Returns the number of distinct names of top-level types. */
  int names() {
    return packagesByName.size();
  }

  /** Returns methods with an Optional parameter. */
  List<String> optionalParameters() {
    return optionalParameters;
  }

  /** Returns files with more lines than a number, each with its lines. */
  Map<String, Integer> filesLongerThan(int most) {
    Map<String, Integer> longer = new TreeMap<>(linesByFile);
    longer.values().removeIf(lines -> lines <= most);
    return longer;
  }

  /** Returns types that import Hibernate. */
  List<String> hibernateUsers() {
    return hibernateUsers;
  }

  /** Returns those of them that are neither of persistence nor a repository or an entity. */
  List<String> strangersToHibernate() {
    return hibernateUsers.stream()
        .filter(name -> !name.startsWith("dev.retune.persistence."))
        .filter(name -> !name.endsWith("Repository") && !name.endsWith("Entity"))
        .toList();
  }

  private static int at(double quantile, List<Integer> lengths) {
    List<Integer> sorted = lengths.stream().sorted().toList();
    return sorted.get((int) Math.round(quantile * (sorted.size() - 1)));
  }

  private String text() {
    var sizes = filesByPackage.values().stream().mapToInt(n -> n).summaryStatistics();
    String largest =
        filesByPackage.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
    List<Integer> ofAll = List.copyOf(linesByFile.values());
    List<Integer> ofTypes =
        linesByFile.entrySet().stream()
            .filter(e -> !e.getKey().endsWith("package-info.java"))
            .map(Map.Entry::getValue)
            .toList();
    String longest =
        linesByFile.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
    return String.format(
        Locale.ROOT,
        """
            types                          %d in %d packages
            files per package              largest %d (%s), mean %.1f
            one-word names                 %d = %.1f %%
            duplicate names                %d %s
            methods with Optional params   %d %s
            types that import Hibernate    %d, of them neither persistence, repository nor entity %d %s
            lines per file                 median %d, 95th percentile %d, largest %d (%s)
            without package-info           median %d, 95th percentile %d
            """,
        names(),
        sizes.getCount(),
        sizes.getMax(),
        largest,
        sizes.getAverage(),
        oneWordNames().size(),
        100.0 * oneWordNames().size() / names(),
        duplicateNames().size(),
        duplicateNames().keySet(),
        optionalParameters.size(),
        optionalParameters,
        hibernateUsers.size(),
        strangersToHibernate().size(),
        strangersToHibernate(),
        at(0.5, ofAll),
        at(0.95, ofAll),
        at(1, ofAll),
        longest.substring(longest.lastIndexOf('/') + 1),
        at(0.5, ofTypes),
        at(0.95, ofTypes));
  }

  /** Prints the report for a source folder. */
  public static void main(String[] arguments) throws IOException {
    System.out.print(new StructureReport(Path.of(arguments[0])).text());
  }
}
