/** 利害关系人 (许可法第三十六条、第四十七条): told by the reviewer, heard on paper at the counter or under their own login. */
@NullMarked
package io.tongban.approval.interested;

import org.jspecify.annotations.NullMarked;
