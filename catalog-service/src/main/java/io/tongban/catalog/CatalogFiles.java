package io.tongban.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** The catalogue's files, YAML and JSON, as trees, by their name within the folder. */
final class CatalogFiles {

    static final String META = "meta.yaml";
    static final String MATERIALS = "materials.yaml";
    static final String COMMITMENTS = "commitments.yaml";
    static final String QUESTIONS = "questions.yaml";
    static final String CONDITIONS = "conditions.yaml";
    static final String ITEMS = "items/";
    static final String FORMS = "forms/";
    static final String PACKAGES = "packages/";
    private static final List<String> SINGLE = List.of(META, MATERIALS, COMMITMENTS, QUESTIONS, CONDITIONS);

    private CatalogFiles() {}

    /** @param location ends in {@code /} */
    static Map<String, Object> read(String location, List<CatalogFault> faults) {
        Map<String, Object> trees = new TreeMap<>();
        for (String folder : List.of("", ITEMS, FORMS, PACKAGES)) {
            for (Resource resource : resources(location + folder)) {
                String file = folder + resource.getFilename();
                String ending = folder.equals(FORMS) ? ".json" : ".yaml";
                if (!file.endsWith(ending) || folder.isEmpty() && !SINGLE.contains(file)) {
                    faults.add(new CatalogFault(
                            file,
                            FaultCode.FILE_UNKNOWN,
                            "file",
                            "unknown file",
                            String.join(", ", SINGLE) + ", items/*.yaml, forms/*.json, packages/*.yaml"));
                } else {
                    Object tree = parse(file, resource, faults);
                    if (tree != null) {
                        trees.put(file, tree);
                    }
                }
            }
        }
        return trees;
    }

    private static Resource[] resources(String folder) {
        try {
            return new PathMatchingResourcePatternResolver().getResources(folder + "*.*");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable Object parse(String file, Resource resource, List<CatalogFault> faults) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        try {
            Object tree =
                    new Yaml(new SafeConstructor(options)).load(resource.getContentAsString(StandardCharsets.UTF_8));
            checkNames(file, "", tree, faults);
            return tree == null ? Map.of() : tree;
        } catch (YAMLException e) {
            faults.add(new CatalogFault(
                    file,
                    FaultCode.FILE_UNREADABLE,
                    "file",
                    String.valueOf(e.getMessage()).strip().replaceAll("\\s+", " "),
                    "YAML, each name once"));
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** YAML reads a bare 1, yes or 01 as no text; a name must be one, so that it means what one sees. */
    private static void checkNames(String file, String path, @Nullable Object tree, List<CatalogFault> faults) {
        if (tree instanceof Map<?, ?> map) {
            map.forEach((name, value) -> {
                if (!(name instanceof String)) {
                    faults.add(new CatalogFault(
                            file, FaultCode.NAME_NOT_TEXT, path + name, String.valueOf(name), "a name in quotes"));
                }
                checkNames(file, path + name + ".", value, faults);
            });
        } else if (tree instanceof List<?> list) {
            list.forEach(entry -> checkNames(file, path, entry, faults));
        }
    }
}
