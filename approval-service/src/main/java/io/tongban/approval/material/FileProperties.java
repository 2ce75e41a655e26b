package io.tongban.approval.material;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/** Where files are kept, and how large one may be. */
@ConfigurationProperties("tongban.files")
public record FileProperties(Path folder, DataSize limit) {}
