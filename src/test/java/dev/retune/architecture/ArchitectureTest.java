package dev.retune.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Dependency rules between packages, each with its reason. */
@AnalyzeClasses(packages = "dev.retune", importOptions = MainClassesOnly.class)
class ArchitectureTest {
  private static final String BASE = "dev.retune.";

  /** All features from top to bottom: each may depend only on those after it. */
  private static final List<String> FEATURES =
      List.of(
          "bootstrap",
          "cli",
          "ui",
          "collector",
          "backup",
          "settings",
          "export",
          "pipeline",
          "scheduling",
          "sample",
          "report",
          "publishing",
          "prompting",
          "knowledge",
          "improvement",
          "retraining",
          "clustering",
          "statistics",
          "votesearch",
          "cluster",
          "index",
          "reasons",
          "review",
          "feedback",
          "embedding",
          "persistence",
          "common");

  /** The same within the UI; the screens in between are on one level. */
  private static final List<String> UI =
      List.of(
          "shell",
          "installation",
          "navigation",
          "command",
          "dialog",
          "form",
          "control",
          "theme",
          "task",
          "format");

  /** Packages that only their own feature may use; the others form its API. */
  private static final List<String> INTERNAL =
      List.of(
          "backup.table",
          "cli.io",
          "clustering.store",
          "collector.http",
          "embedding.folder",
          "embedding.onnx",
          "embedding.quantization",
          "feedback.format",
          "feedback.parsing",
          "persistence.file",
          "reasons.classification",
          "report.chart",
          "review.journal",
          "sample.content",
          "votesearch.analysis");

  private static final int MOST_TYPES = 25;
  private static final double MEAN_TYPES = 10;
  private static final double MOST_ONE_WORD = 0.15;
  private static final Pattern WORD = Pattern.compile("[A-Z]+(?![a-z])|[A-Z][a-z0-9]*");

  @ArchTest
  static final ArchRule noCycles =
      slices()
          .matching(BASE + "(**)")
          .should()
          .beFreeOfCycles()
          .because("a package must be understandable with those it uses");

  @ArchTest
  static void thePictureOfThePackagesIsUpToDate(JavaClasses all) throws IOException {
    assertThat(new ArchitectureDiagram(all, "dev.retune").svg())
        .as("draw it again: mvn -Dquick test-compile exec:exec@diagram")
        .isEqualTo(Files.readString(Path.of("src/site/resources/images/architecture.svg")));
  }

  @ArchTest
  static void featuresKnowOnlyThoseBelow(JavaClasses all) {
    ordered(all, BASE, FEATURES);
  }

  @ArchTest
  static void partsOfTheWindowKnowOnlyThoseBelow(JavaClasses all) {
    ordered(all, BASE + "ui.", UI);
  }

  private static void ordered(JavaClasses all, String base, List<String> order) {
    for (int i = 1; i < order.size(); i++) {
      String[] above =
          order.subList(0, i).stream().map(r -> base + r + "..").toArray(String[]::new);
      noClasses()
          .that()
          .resideInAPackage(base + order.get(i) + "..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(above)
          .because("dependencies may only point down the list")
          .check(all);
    }
  }

  @ArchTest
  static final ArchRule everyFeatureIsOnTheList =
      classes()
          .that()
          .resideOutsideOfPackage("dev.retune")
          .should()
          .resideInAnyPackage(FEATURES.stream().map(r -> BASE + r + "..").toArray(String[]::new))
          .because("a new feature needs a position in the list");

  @ArchTest
  static void internalPackagesAreUsedByTheirFeatureOnly(JavaClasses all) {
    for (String internal : INTERNAL) {
      noClasses()
          .that()
          .resideOutsideOfPackage(BASE + internal.substring(0, internal.indexOf('.')) + "..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(BASE + internal + "..")
          .because("it can be changed without regard to other features")
          .check(all);
    }
  }

  @ArchTest
  static final ArchRule onlyUiKnowsJavaFx =
      noClasses()
          .that()
          .resideOutsideOfPackage(BASE + "ui..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("javafx..")
          .because("everything but the window works without a display");

  @ArchTest
  static final ArchRule viewModelsSeeNoNodes =
      noClasses()
          .that()
          .haveSimpleNameEndingWith("ViewModel")
          .should()
          .dependOnClassesThat(
              describe(
                  "are of JavaFX, except beans and collections",
                  (JavaClass c) ->
                      c.getPackageName().startsWith("javafx.")
                          && !c.getPackageName().startsWith("javafx.beans")
                          && !c.getPackageName().startsWith("javafx.collections")))
          .because("view models are tested without the toolkit");

  @ArchTest
  static final ArchRule screensDoNotKnowEachOther =
      slices()
          .matching(BASE + "ui.(*)..")
          .should()
          .notDependOnEachOther()
          .ignoreDependency(
              alwaysTrue(),
              resideInAnyPackage(
                  UI.stream().map(p -> BASE + "ui." + p + "..").toArray(String[]::new)))
          .ignoreDependency(resideInAnyPackage(BASE + "ui.shell.."), alwaysTrue())
          .because("a screen can be changed or removed independently");

  @ArchTest
  static final ArchRule onlyTheTaskRunnerCallsRunLater =
      noClasses()
          .that()
          .resideOutsideOfPackages(BASE + "ui.task..", BASE + "ui.theme..")
          .should()
          .callMethod("javafx.application.Platform", "runLater", "java.lang.Runnable")
          .because("the task runner delivers results to the FX thread");

  @ArchTest
  static final ArchRule onlyTheTerminalPrints =
      noClasses()
          .that(
              are(
                  not(
                      resideInAnyPackage(BASE + "cli..")
                          .or(
                              describe(
                                  "the launcher",
                                  (JavaClass c) -> c.getName().startsWith(BASE + "Launcher"))))))
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err")
          .because("standard output belongs to the commands");

  @ArchTest
  static final ArchRule noStaticMutableState =
      fields()
          .that()
          .areStatic()
          .and()
          .areNotFinal()
          .should()
          .beFinal()
          .allowEmptyShould(true)
          .because("state must belong to an instance");

  @ArchTest
  static final ArchRule noSingletonsByReflection =
      noClasses()
          .should()
          .callMethod(Class.class, "newInstance")
          .orShould()
          .callMethod(java.lang.reflect.Constructor.class, "newInstance", Object[].class)
          .because("everything is assembled in the composition root");

  @ArchTest
  static final ArchRule viewModelsLiveInTheWindow =
      classes()
          .that(simpleNameEndingWith("ViewModel"))
          .should()
          .resideInAPackage(BASE + "ui..")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule mappedClassesAreNamedEntity =
      classes()
          .that()
          .areAnnotatedWith("jakarta.persistence.Entity")
          .should()
          .haveSimpleNameEndingWith("Entity")
          .because("one suffix has one meaning");

  @ArchTest
  static final ArchRule hibernateIsForRepositories =
      noClasses()
          .that(
              describe(
                  "are neither repositories nor entities nor of persistence",
                  (JavaClass c) -> {
                    String top = c.getName().replaceFirst("\\$.*", "");
                    String name = top.substring(top.lastIndexOf('.') + 1);
                    return !top.startsWith(BASE + "persistence.")
                        && !name.endsWith("Repository")
                        && !name.endsWith("Entity");
                  }))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.hibernate..")
          .because("the mapping of rows to objects belongs in one place");

  @ArchTest
  static final ArchRule jdbcGoesThroughTheWorkspace =
      noClasses()
          .that()
          .resideOutsideOfPackage(BASE + "persistence..")
          .should()
          .callMethodWhere(
              describe(
                  "works on the connection of a session",
                  (JavaMethodCall call) ->
                      Set.of("doWork", "doReturningWork").contains(call.getTarget().getName())))
          .because("the workspace keeps reading transactions from changing anything");

  @ArchTest
  static void packagesAreSmall(JavaClasses all) {
    Map<String, Long> types =
        topLevel(all).stream()
            .collect(
                Collectors.groupingBy(
                    JavaClass::getPackageName, TreeMap::new, Collectors.counting()));
    assertThat(types)
        .as("packages with more than " + MOST_TYPES + " types")
        .allSatisfy((name, count) -> assertThat(count).as(name).isLessThanOrEqualTo(MOST_TYPES));
    assertThat(types.values().stream().mapToLong(n -> n).average().orElseThrow())
        .isLessThan(MEAN_TYPES);
  }

  @ArchTest
  static void noNameIsGivenTwice(JavaClasses all) {
    Map<String, List<String>> byName =
        topLevel(all).stream()
            .collect(
                Collectors.groupingBy(
                    JavaClass::getSimpleName,
                    TreeMap::new,
                    Collectors.mapping(JavaClass::getPackageName, Collectors.toList())));
    byName.values().removeIf(packages -> packages.size() == 1);
    assertThat(byName).isEmpty();
  }

  @ArchTest
  static void fewNamesAreOneWord(JavaClasses all) {
    List<JavaClass> types = topLevel(all);
    long single =
        types.stream().filter(c -> WORD.matcher(c.getSimpleName()).results().count() == 1).count();
    assertThat((double) single / types.size()).isLessThanOrEqualTo(MOST_ONE_WORD);
  }

  private static List<JavaClass> topLevel(JavaClasses all) {
    return all.stream()
        .filter(c -> c.isTopLevelClass() && !c.getSimpleName().equals("package-info"))
        .toList();
  }
}
