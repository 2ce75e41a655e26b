package io.tongban.province;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

/** One login: run with profile {@code province} for applicants, with {@code staff} for officials. */
@SpringBootApplication(proxyBeanMethods = false)
@EnableConfigurationProperties(ProvinceProperties.class)
public class ProvinceMain {

    public static void main(String[] args) {
        SpringApplication.run(ProvinceMain.class, args);
    }
}
