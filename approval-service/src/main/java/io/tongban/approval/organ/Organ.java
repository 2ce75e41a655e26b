package io.tongban.approval.organ;

/**
 * 机关.
 *
 * @param code six digits of its region (GB/T 2260)
 * @param level ministry, province, city or county
 * @param parent code of the organ of the next wider region, empty for the Ministry
 * @param government 本级人民政府
 * @param superior code of the 上级机关: usually the parent; a zone's is not that of the city around it
 */
public record Organ(
        String code, String name, String level, String parent, String government, String region, String superior) {}
