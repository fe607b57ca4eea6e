package io.jenkins.plugins.aegis.documentation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

/** The pages that are made from the sources. {@code bin/docs} writes them; a test compares. */
public final class GeneratedPages {
    /** In the order of writing. */
    static final List<Page> ALL = List.of(
            Page.whole("docs/rules.md", RuleReference.text()),
            Page.whole("docs/steps.md", StepReference.text()),
            Page.whole("docs/descriptor.md", DescriptorReference.text()),
            new Page(Path.of("docs/architecture.md"), ArchitectureDiagram::intoPage));

    private GeneratedPages() {}

    /** @param made from what the page says now */
    record Page(Path path, UnaryOperator<String> made) {
        private static final String MARK =
                "<!-- Written by bin/docs from the sources; edit those, and run it again. -->\n\n";

        static Page whole(String path, String text) {
            return new Page(Path.of(path), before -> MARK + text);
        }

        String committed() throws IOException {
            return Files.exists(path) ? Files.readString(path) : "";
        }

        String generated() throws IOException {
            return made.apply(committed());
        }
    }

    /** Writes all of them, below the working directory. */
    public static void main(String[] args) throws IOException {
        for (Page page : ALL) {
            String text = page.generated();
            boolean changed = !text.equals(page.committed());
            if (changed) {
                Files.writeString(page.path(), text);
            }
            System.out.println((changed ? "written    " : "unchanged  ") + page.path());
        }
    }
}
