<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Archive</name>
    <message>
        <source>The archive is damaged: its part “%1” is not as it was written. Use another copy.</source>
        <translation>归档文件已损坏：其中的“%1”部分与写入时不符。请使用另一份副本。</translation>
    </message>
    <message>
        <source>The archive was stopped. No file was written.</source>
        <translation>归档已停止，没有写入文件。</translation>
    </message>
    <message>
        <source>“%1” is no archive of a workspace.</source>
        <translation>“%1”不是工作区的归档文件。</translation>
    </message>
    <message>
        <source>This archive was written by a newer version of Fieldfare. Update this program to read it.</source>
        <translation>此归档文件由较新版本的 Fieldfare 写入。请更新本程序后再读取。</translation>
    </message>
    <message>
        <source>The archive&apos;s table “%1” does not fit the schema it names.</source>
        <translation>归档文件中的表“%1”与其注明的结构不符。</translation>
    </message>
    <message>
        <source>The disk is full. Free some space and try again.</source>
        <translation>磁盘已满。请腾出空间后重试。</translation>
    </message>
    <message>
        <source>Row %1 of the archive&apos;s table “%2” cannot be stored.</source>
        <translation>归档文件中表“%2”的第 %1 行无法保存。</translation>
    </message>
    <message>
        <source>“%1” cannot be written.</source>
        <translation>无法写入“%1”。</translation>
    </message>
    <message>
        <source>An archive holds everything of the workspace; only an administrator may make one.</source>
        <translation>归档文件包含工作区的全部内容，只有管理员可以创建。</translation>
    </message>
    <message>
        <source>The attachment “%1” cannot be read.</source>
        <translation>无法读取附件“%1”。</translation>
    </message>
    <message>
        <source>Restoring was stopped.</source>
        <translation>恢复已停止。</translation>
    </message>
</context>
<context>
    <name>Attachments</name>
    <message>
        <source>“%1” is a folder. Attach its files, or an archive of it.</source>
        <translation>“%1”是文件夹。请添加其中的文件，或将其打成压缩包再添加。</translation>
    </message>
    <message>
        <source>“%1” cannot be read: %2</source>
        <translation>无法读取“%1”：%2</translation>
    </message>
    <message>
        <source>Nothing can be attached to records of this type.</source>
        <translation>此类型的记录不能添加附件。</translation>
    </message>
    <message>
        <source>You have no right to attach files.</source>
        <translation>您无权添加附件。</translation>
    </message>
    <message>
        <source>Attached “%1” to “%2”</source>
        <translation>把“%1”添加为“%2”的附件</translation>
    </message>
    <message numerus="yes">
        <source>Attached %n files to “%1”</source>
        <translation>
            <numerusform>为“%1”添加 %n 个附件</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Bin</name>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>By</source>
        <translation>截止</translation>
    </message>
    <message>
        <source>With</source>
        <translation>连同</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 及另外 %n 个</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CampaignOverview</name>
    <message>
        <source>%1 points</source>
        <translation>%1 个百分点</translation>
    </message>
    <message>
        <source>1 customer</source>
        <translation>1 位客户</translation>
    </message>
    <message>
        <source>%1 customers</source>
        <translation>%1 位客户</translation>
    </message>
    <message>
        <source>%1 won deals counted once each; %2 campaigns.</source>
        <translation>%1 个赢单商机各计一次；%2 个市场活动。</translation>
    </message>
    <message>
        <source>Without a cost, and so without a return of their own: %1.</source>
        <translation>没有费用，因此没有单独的回报率：%1。</translation>
    </message>
    <message>
        <source>%1 cost %2 and has won nothing so far.</source>
        <translation>“%1”花费 %2，目前尚无赢单。</translation>
    </message>
    <message>
        <source>%1: too few won deals (1) to judge.</source>
        <translation>“%1”：赢单数太少（1），无法判断。</translation>
    </message>
    <message>
        <source>%1: too few won deals (%2) to judge.</source>
        <translation>“%1”：赢单数太少（%2），无法判断。</translation>
    </message>
    <message>
        <source>%1 returned %2 × its cost, the best of all (n = %3).</source>
        <translation>“%1”收回其费用的 %2 倍，回报最佳（n = %3）。</translation>
    </message>
    <message>
        <source>ROI</source>
        <translation>ROI</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Cost per customer</source>
        <translation>单客户成本</translation>
    </message>
    <message>
        <source>%1 lost %2: %3 leads, customers: %4</source>
        <translation>%1 亏损 %2：线索 %3 条，客户 %4 个</translation>
    </message>
    <message>
        <source>, %1 each.</source>
        <translation>，每个 %1。</translation>
    </message>
</context>
<context>
    <name>Choice</name>
    <message>
        <source>Call</source>
        <translation>通话</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>邮件</translation>
    </message>
    <message>
        <source>Meeting</source>
        <translation>会议</translation>
    </message>
    <message>
        <source>Social</source>
        <translation>社交媒体</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Incoming</source>
        <translation>客户发起</translation>
    </message>
    <message>
        <source>Outgoing</source>
        <translation>我方发起</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>线下活动</translation>
    </message>
    <message>
        <source>Trade fair</source>
        <translation>展会</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>平面广告</translation>
    </message>
    <message>
        <source>Radio</source>
        <translation>电台</translation>
    </message>
    <message>
        <source>Online ads</source>
        <translation>网络广告</translation>
    </message>
    <message>
        <source>Referral</source>
        <translation>转介绍</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人力</translation>
    </message>
    <message>
        <source>Material</source>
        <translation>物料</translation>
    </message>
    <message>
        <source>Advertising</source>
        <translation>广告</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>已计划</translation>
    </message>
    <message>
        <source>Invited</source>
        <translation>已邀请</translation>
    </message>
    <message>
        <source>Reached</source>
        <translation>已触达</translation>
    </message>
    <message>
        <source>Responded</source>
        <translation>已响应</translation>
    </message>
    <message>
        <source>Declined</source>
        <translation>已拒绝</translation>
    </message>
    <message>
        <source>Lead</source>
        <translation>线索</translation>
    </message>
    <message>
        <source>Prospect</source>
        <translation>潜在客户</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Partner</source>
        <translation>合作伙伴</translation>
    </message>
    <message>
        <source>Former customer</source>
        <translation>流失客户</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>价格</translation>
    </message>
    <message>
        <source>Competitor</source>
        <translation>竞争对手</translation>
    </message>
    <message>
        <source>No budget</source>
        <translation>没有预算</translation>
    </message>
    <message>
        <source>No need any more</source>
        <translation>不再需要</translation>
    </message>
    <message>
        <source>Timing</source>
        <translation>时机不合适</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>未回应</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>已确认</translation>
    </message>
    <message>
        <source>Shipped</source>
        <translation>已发货</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>已送达</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>Won</source>
        <translation>赢单</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>输单</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>咨询</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>故障</translation>
    </message>
    <message>
        <source>Complaint</source>
        <translation>投诉</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>服务请求</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>低</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>普通</translation>
    </message>
    <message>
        <source>High</source>
        <translation>高</translation>
    </message>
    <message>
        <source>Urgent</source>
        <translation>紧急</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>Waiting for customer</source>
        <translation>等待客户</translation>
    </message>
    <message>
        <source>Resolved</source>
        <translation>已解决</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>已关闭</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>已开启</translation>
    </message>
    <message>
        <source>Assigned</source>
        <translation>已分配</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>已回复</translation>
    </message>
    <message>
        <source>State changed</source>
        <translation>状态变更</translation>
    </message>
    <message>
        <source>Reopened</source>
        <translation>已重新打开</translation>
    </message>
    <message>
        <source>Not a duplicate</source>
        <translation>不是重复记录</translation>
    </message>
    <message>
        <source>Merged</source>
        <translation>已合并</translation>
    </message>
    <message>
        <source>Newsletter</source>
        <translation>电子报</translation>
    </message>
    <message>
        <source>Advertising by phone</source>
        <translation>电话推广</translation>
    </message>
    <message>
        <source>Profiling</source>
        <translation>用户画像</translation>
    </message>
    <message>
        <source>Granted</source>
        <translation>已同意</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>已撤回</translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>同意</translation>
    </message>
    <message>
        <source>Contract</source>
        <translation>合同</translation>
    </message>
    <message>
        <source>Legitimate interest</source>
        <translation>正当利益</translation>
    </message>
    <message>
        <source>Legal obligation</source>
        <translation>法律义务</translation>
    </message>
    <message>
        <source>Whole record</source>
        <translation>整条记录</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Name and notes</source>
        <translation>姓名和备注</translation>
    </message>
    <message>
        <source>Contacts without activity</source>
        <translation>没有往来的联系人</translation>
    </message>
    <message>
        <source>Resolved tickets</source>
        <translation>已解决的工单</translation>
    </message>
    <message>
        <source>Campaign answers</source>
        <translation>营销活动回应</translation>
    </message>
    <message>
        <source>Done tasks</source>
        <translation>已完成的任务</translation>
    </message>
    <message>
        <source>Erase for good</source>
        <translation>永久清除</translation>
    </message>
    <message>
        <source>Move to the recycle bin</source>
        <translation>移入回收站</translation>
    </message>
</context>
<context>
    <name>Cli</name>
    <message>
        <source>%1: name the record by its uid, its external id or its name.</source>
        <translation>%1：请用 uid、外部编号或名称指明记录。</translation>
    </message>
    <message>
        <source>“%1” is no key=value.</source>
        <translation>“%1”不是 key=value 的形式。</translation>
    </message>
    <message>
        <source>%1: the program itself keeps this field; it cannot be set.</source>
        <translation>%1：此字段由程序自动维护，不能设置。</translation>
    </message>
    <message>
        <source>“%1” has no option %2.</source>
        <translation>“%1”没有选项 %2。</translation>
    </message>
    <message>
        <source>There is no option %1.</source>
        <translation>没有选项 %1。</translation>
    </message>
    <message>
        <source>%1 takes no value.</source>
        <translation>%1 不带值。</translation>
    </message>
    <message>
        <source>%1 needs a value (%2).</source>
        <translation>%1 需要一个值（%2）。</translation>
    </message>
    <message>
        <source>%1 is one of: %2.</source>
        <translation>%1只能是以下之一：%2。</translation>
    </message>
    <message>
        <source>Adds a record and prints it.</source>
        <translation>新增一条记录并显示。</translation>
    </message>
    <message>
        <source>Dates are 2026-03-05 or as your system writes them, amounts 123.45 or &quot;EUR 123.45&quot;, choices their key or label, linked records a REF, tags parted by commas. Further mails, phones and addresses: email.home=, phone.mobile=, address.billing.city=. `fields TYPE` lists the keys.</source>
        <translation>日期写作 2026-03-05 或系统习惯的格式；金额写作 123.45 或 &quot;EUR 123.45&quot;；选项写键或名称；关联记录写 REF；标签用逗号分隔。其他邮箱、电话和地址：email.home=、phone.mobile=、address.billing.city=。用 `fields TYPE` 列出各字段的键。</translation>
    </message>
    <message>
        <source>Writes a verified backup of the workspace into one file.</source>
        <translation>把工作区备份到一个文件并校验。</translation>
    </message>
    <message>
        <source>Works while the workspace is in use. The backup is encrypted like the workspace and opens with the same passphrase; with --plain it is an ordinary SQLite file that any program can read.</source>
        <translation>工作区使用中也可备份。备份与工作区一样加密，用同一密码打开；加 --plain 则为任何程序都能读取的普通 SQLite 文件。</translation>
    </message>
    <message>
        <source>an ordinary, unencrypted SQLite file with readable views</source>
        <translation>带可读视图的普通未加密 SQLite 文件</translation>
    </message>
    <message>
        <source>Writing the backup … %1 %</source>
        <translation>正在写入备份… %1%</translation>
    </message>
    <message>
        <source>Wrote and verified %1 (%2).</source>
        <translation>已写入并校验 %1（%2）。</translation>
    </message>
    <message>
        <source>This file is not encrypted: whoever gets it can read everything in it.</source>
        <translation>此文件未加密：任何人拿到它都能读取全部内容。</translation>
    </message>
    <message>
        <source>Fills a workspace with invented records of any number, for measuring.</source>
        <translation>用任意数量的虚构记录填充工作区，供性能测量使用。</translation>
    </message>
    <message>
        <source>The same size on the same day gives the same records. `undo` takes them back. The measurements themselves are run by ./dev bench.</source>
        <translation>同一天、同样规模生成的记录相同，可用 `undo` 撤销。测量本身由 ./dev bench 执行。</translation>
    </message>
    <message>
        <source>so many contacts (400); everything else follows from it</source>
        <translation>联系人数（400），其余据此推算</translation>
    </message>
    <message>
        <source>so many activities</source>
        <translation>跟进记录数</translation>
    </message>
    <message>
        <source>so many deals</source>
        <translation>商机数</translation>
    </message>
    <message>
        <source>so many of the deals open</source>
        <translation>其中进行中的商机数</translation>
    </message>
    <message>
        <source>“bench” is followed by: generate.</source>
        <translation>“bench”之后应为：generate。</translation>
    </message>
    <message>
        <source>Made a company with %1 contacts in %2 seconds. To take it back: undo %3</source>
        <translation>已在 %2 秒内生成有 %1 位联系人的公司。如需撤销：undo %3</translation>
    </message>
    <message>
        <source>A part of the file cannot be read</source>
        <translation>文件有一部分无法读取</translation>
    </message>
    <message>
        <source>The structure is damaged</source>
        <translation>结构已损坏</translation>
    </message>
    <message>
        <source>A link leads nowhere</source>
        <translation>有关联指向不存在的记录</translation>
    </message>
    <message>
        <source>A table cannot be read</source>
        <translation>有数据表无法读取</translation>
    </message>
    <message>
        <source>Reads the whole workspace and tells whether anything in it is damaged.</source>
        <translation>读取整个工作区，检查是否有损坏。</translation>
    </message>
    <message>
        <source>Checks every page, the indexes, the links between records and the chain of the change log. Exit status 1 on damage.</source>
        <translation>检查所有数据页、索引、记录之间的关联以及变更日志链。发现损坏时退出状态为 1。</translation>
    </message>
    <message>
        <source>Checking … %1 %</source>
        <translation>正在检查… %1%</translation>
    </message>
    <message>
        <source>The workspace is sound: %1 pages and %2 transactions checked.</source>
        <translation>工作区完好：已检查 %1 个数据页和 %2 次操作。</translation>
    </message>
    <message>
        <source>The change log does not fit together from transaction %1 on: somebody or something changed it.</source>
        <translation>变更日志从操作 %1 起前后不符：它被人或程序改动过。</translation>
    </message>
    <message>
        <source>The workspace is damaged. Keep the folder as it is and restore the newest backup into another folder.</source>
        <translation>工作区已损坏。请保留此文件夹不动，把最新的备份恢复到另一个文件夹。</translation>
    </message>
    <message>
        <source>Deletes a record; `undo` brings it back.</source>
        <translation>删除一条记录；可用 `undo` 恢复。</translation>
    </message>
    <message>
        <source>Changed a record</source>
        <translation>修改一条记录</translation>
    </message>
    <message>
        <source>Deleted %1 “%2”</source>
        <translation>删除%1“%2”</translation>
    </message>
    <message>
        <source>Deleted %1 “%2”. To bring it back: undo %3.</source>
        <translation>已删除%1“%2”。如需恢复：undo %3。</translation>
    </message>
    <message>
        <source>Finds records that may stand for the same thing.</source>
        <translation>查找可能重复的记录。</translation>
    </message>
    <message>
        <source>Without --columns everything is written, so that importing the file gives the same records again. Columns are fields, email.home, address.billing.city, or fields of linked records: company:name.</source>
        <translation>不加 --columns 时写出全部内容，重新导入该文件即得到同样的记录。列可以是字段、email.home、address.billing.city，或关联记录的字段：company:name。</translation>
    </message>
    <message>
        <source>only records that fit this query, ordered by name</source>
        <translation>仅符合此查询的记录，按名称排序</translation>
    </message>
    <message>
        <source>order by this field; -FIELD: the greatest first</source>
        <translation>按此字段排序；-FIELD：从大到小</translation>
    </message>
    <message>
        <source>only these columns</source>
        <translation>仅这些列</translation>
    </message>
    <message>
        <source>headers and choices as people read them</source>
        <translation>表头和选项用易读的名称</translation>
    </message>
    <message>
        <source>--json and a table on stdout do not go together.</source>
        <translation>--json 与向标准输出写表格不能同时使用。</translation>
    </message>
    <message>
        <source>The output cannot be written.</source>
        <translation>无法写入输出。</translation>
    </message>
    <message>
        <source>Exporting … %1 rows</source>
        <translation>正在导出… %1 行</translation>
    </message>
    <message numerus="yes">
        <source>Wrote %n row(s).</source>
        <translation>
            <numerusform>已写入 %n 行。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 has no field “%2” to sort by.</source>
        <translation>%1没有可用来排序的字段“%2”。</translation>
    </message>
    <message>
        <source>required</source>
        <translation>必填</translation>
    </message>
    <message>
        <source>kept by the program</source>
        <translation>由程序维护</translation>
    </message>
    <message>
        <source>user-defined</source>
        <translation>自定义</translation>
    </message>
    <message>
        <source>Lists the fields of a record type; in a workspace with the user-defined ones.</source>
        <translation>列出某类记录的字段；指定工作区时包括自定义字段。</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source> (undone by %1)</source>
        <translation>（已由 %1 撤销）</translation>
    </message>
    <message>
        <source>Lists what was done, newest first; with a record, what happened to it.</source>
        <translation>列出操作历史，最新的在前；指定记录时列出该记录的历史。</translation>
    </message>
    <message>
        <source>at most so many transactions (200)</source>
        <translation>最多操作数（200）</translation>
    </message>
    <message>
        <source>Name the record too: history TYPE REF.</source>
        <translation>请同时指明记录：history TYPE REF。</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>操作人</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>更改</translation>
    </message>
    <message>
        <source>Nothing was changed. Of %1 rows:</source>
        <translation>没有任何更改。共 %1 行：</translation>
    </message>
    <message>
        <source>Of %1 rows:</source>
        <translation>共 %1 行：</translation>
    </message>
    <message>
        <source>The file holds no rows.</source>
        <translation>文件中没有数据行。</translation>
    </message>
    <message>
        <source>created</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>updated</source>
        <translation>更新</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>被拒绝</translation>
    </message>
    <message>
        <source>cells matched nearly</source>
        <translation>近似匹配的单元格</translation>
    </message>
    <message>
        <source>cells rounded</source>
        <translation>四舍五入的单元格</translation>
    </message>
    <message>
        <source>cells trimmed</source>
        <translation>去除空格的单元格</translation>
    </message>
    <message>
        <source>linked records created</source>
        <translation>新建的关联记录</translation>
    </message>
    <message>
        <source>%1 seconds. To take it back: undo %2</source>
        <translation>用时 %1 秒。如需撤销：undo %2</translation>
    </message>
    <message>
        <source>%1: “%2” was taken for “%3” (%4 times)</source>
        <translation>%1：“%2”视为“%3”（%4 次）</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation>第 %1 行：%2</translation>
    </message>
    <message>
        <source>Line %1 rejected: %2</source>
        <translation>第 %1 行被拒绝：%2</translation>
    </message>
    <message>
        <source>With --rejects FILE the rejected rows are kept, so that they can be corrected and imported.</source>
        <translation>用 --rejects FILE 可保存被拒绝的行，更正后再导入。</translation>
    </message>
    <message>
        <source>Encoding, dialect and spelling of dates and numbers are found out, columns are mapped by their headers; a map file and these options say it differently. Exit status 3: some rows were rejected, the others are in.</source>
        <translation>编码、分隔格式以及日期和数字的写法自动识别，列按表头映射；可用映射文件和以下选项另行指定。退出状态 3：有部分行被拒绝，其余已导入。</translation>
    </message>
    <message>
        <source>map file: which column is which field, and how values are spelt</source>
        <translation>映射文件：列与字段的对应关系及值的写法</translation>
    </message>
    <message>
        <source>a row with these fields equal is the same record</source>
        <translation>这些字段相同的行视为同一记录</translation>
    </message>
    <message>
        <source>what to do with rows that match a record (update)</source>
        <translation>与已有记录匹配的行如何处理（update）</translation>
    </message>
    <message>
        <source>link fields whose unknown targets are created</source>
        <translation>自动新建其未知目标的关联字段</translation>
    </message>
    <message>
        <source>the first row is data</source>
        <translation>首行是数据</translation>
    </message>
    <message>
        <source>leave out the first lines of the file</source>
        <translation>跳过文件开头的若干行</translation>
    </message>
    <message>
        <source>columns without a field become user-defined fields</source>
        <translation>没有对应字段的列成为自定义字段</translation>
    </message>
    <message>
        <source>encoding of the file, such as UTF-8 or GB18030 (found out)</source>
        <translation>文件编码，如 UTF-8 或 GB18030（自动识别）</translation>
    </message>
    <message>
        <source>only tell what would happen</source>
        <translation>只显示将会发生什么</translation>
    </message>
    <message>
        <source>write rejected rows and the reasons into this CSV file</source>
        <translation>把被拒绝的行及原因写入此 CSV 文件</translation>
    </message>
    <message>
        <source>Importing … %1 rows</source>
        <translation>正在导入… %1 行</translation>
    </message>
    <message>
        <source>Reading … %1 rows</source>
        <translation>正在读取… %1 行</translation>
    </message>
    <message>
        <source>Makes a new workspace in the folder given with --workspace.</source>
        <translation>在 --workspace 指定的文件夹中新建工作区。</translation>
    </message>
    <message>
        <source>The recovery code opens the workspace when the passphrase is lost. It is printed once and stored nowhere.</source>
        <translation>忘记密码时可用恢复码打开工作区。恢复码只显示一次，不会保存在任何地方。</translation>
    </message>
    <message>
        <source>fill it with an invented company, to look around in</source>
        <translation>填入一家虚构公司，供试用浏览</translation>
    </message>
    <message>
        <source>prepare it for a line of business: retail, finance, cars, services</source>
        <translation>按行业预设：retail、finance、cars、services</translation>
    </message>
    <message>
        <source>do not encrypt; everybody who gets the files can read them</source>
        <translation>不加密；任何人拿到文件都能读取</translation>
    </message>
    <message>
        <source>base currency, ISO 4217 (from the system, else EUR)</source>
        <translation>本位币，ISO 4217（取自系统，否则为 EUR）</translation>
    </message>
    <message>
        <source>zone in which days begin (from the system, else UTC)</source>
        <translation>划分日期所用的时区（取自系统，否则为 UTC）</translation>
    </message>
    <message>
        <source>country of phone numbers without code, ISO 3166 (from the system)</source>
        <translation>无国家代码电话号码的所属国家，ISO 3166（取自系统）</translation>
    </message>
    <message>
        <source>your name (from the system)</source>
        <translation>您的姓名（取自系统）</translation>
    </message>
    <message>
        <source>Say where to make it: --workspace DIR.</source>
        <translation>请指明创建位置：--workspace DIR。</translation>
    </message>
    <message>
        <source>“%1” is no currency code of ISO 4217, such as EUR.</source>
        <translation>“%1”不是 ISO 4217 货币代码，如 CNY。</translation>
    </message>
    <message>
        <source>“%1” is no time zone, such as Europe/Berlin.</source>
        <translation>“%1”不是时区，如 Asia/Shanghai。</translation>
    </message>
    <message>
        <source>“%1” is no country code of ISO 3166, such as DE.</source>
        <translation>“%1”不是 ISO 3166 国家代码，如 CN。</translation>
    </message>
    <message>
        <source>There is no template “%1”. There are: %2.</source>
        <translation>没有模板“%1”。可用的有：%2。</translation>
    </message>
    <message>
        <source>Prepared the workspace</source>
        <translation>准备工作区</translation>
    </message>
    <message>
        <source>A passphrase is needed: put it into a file that only you can read and name it with --passphrase-file or FIELDFARE_PASSPHRASE_FILE. Or make an unencrypted workspace with --plain.</source>
        <translation>需要密码：请把密码存入只有您本人可读的文件，并用 --passphrase-file 或 FIELDFARE_PASSPHRASE_FILE 指明该文件；或用 --plain 新建不加密的工作区。</translation>
    </message>
    <message>
        <source>New passphrase:</source>
        <translation>新密码：</translation>
    </message>
    <message>
        <source>Once more:</source>
        <translation>再次输入：</translation>
    </message>
    <message>
        <source>The two passphrases differ. Nothing was made.</source>
        <translation>两次输入的密码不一致，没有创建任何内容。</translation>
    </message>
    <message>
        <source>Made the workspace %1</source>
        <translation>已创建工作区 %1</translation>
    </message>
    <message>
        <source>It is not encrypted.</source>
        <translation>未加密。</translation>
    </message>
    <message>
        <source>Recovery code: %1</source>
        <translation>恢复码：%1</translation>
    </message>
    <message>
        <source>Print this code and keep it apart from this computer. It is not stored anywhere, and without it a forgotten passphrase means lost data.</source>
        <translation>请打印此恢复码，并与这台电脑分开保管。它不会保存在任何地方；如果忘记密码又没有它，数据将无法找回。</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s)</source>
        <translation>
            <numerusform>%n 条记录</numerusform>
        </translation>
    </message>
    <message>
        <source>Lists records.</source>
        <translation>列出记录。</translation>
    </message>
    <message>
        <source>Queries: stage:proposal amount&gt;5000 owner:me updated&lt;30d &quot;exact words&quot;.</source>
        <translation>查询：stage:proposal amount&gt;5000 owner:me updated&lt;30d &quot;完整词句&quot;。</translation>
    </message>
    <message>
        <source>only records that fit this query</source>
        <translation>仅符合此查询的记录</translation>
    </message>
    <message>
        <source>at most so many</source>
        <translation>最多条数</translation>
    </message>
    <message>
        <source>Makes one record of two.</source>
        <translation>把两条记录合并为一条。</translation>
    </message>
    <message>
        <source>Added %1 “%2”</source>
        <translation>新增%1“%2”</translation>
    </message>
    <message>
        <source>Added %1 “%2” (%3).</source>
        <translation>已新增%1“%2”（%3）。</translation>
    </message>
    <message>
        <source>Changed %1 “%2”</source>
        <translation>修改%1“%2”</translation>
    </message>
    <message>
        <source>%1 “%2” is so already; nothing was changed (%3).</source>
        <translation>%1“%2”本来就是这样，没有更改（%3）。</translation>
    </message>
    <message>
        <source>Changed %1 “%2” (%3).</source>
        <translation>已修改%1“%2”（%3）。</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>%1 could not be written: %2</source>
        <translation>无法写入 %1：%2</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报表</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Prints a report; without a name, lists the reports.</source>
        <translation>输出报表；不指定名称时列出所有报表。</translation>
    </message>
    <message>
        <source>Every report takes the parameters listed with it, such as --param from=2026-01-01 --param team=West. In CSV the first line holds the keys of the columns.</source>
        <translation>每张报表接受其列出的参数，例如 --param from=2026-01-01 --param team=West。CSV 的第一行是各列的键。</translation>
    </message>
    <message>
        <source>a parameter of the report</source>
        <translation>报表参数</translation>
    </message>
    <message>
        <source>how to write it (table, or json with --json)</source>
        <translation>输出格式（table，加 --json 时为 json）</translation>
    </message>
    <message>
        <source>write into this file</source>
        <translation>写入此文件</translation>
    </message>
    <message>
        <source>There is no report “%1”. There are: %2.</source>
        <translation>没有报表“%1”。可用的有：%2。</translation>
    </message>
    <message>
        <source>--param needs KEY=VALUE, not “%1”.</source>
        <translation>--param 需要 KEY=VALUE 的形式，而不是“%1”。</translation>
    </message>
    <message>
        <source>“%1” takes no parameter “%2”. It takes: %3.</source>
        <translation>“%1”没有参数“%2”。可用的有：%3。</translation>
    </message>
    <message>
        <source>Wrote %1.</source>
        <translation>已写入 %1。</translation>
    </message>
    <message>
        <source>With a passphrase at hand the restored data are opened and checked; without one, the backup&apos;s checksum is.</source>
        <translation>有密码时打开并检查恢复的数据；没有密码时检查备份的校验和。</translation>
    </message>
    <message>
        <source>Passphrase of “%1” when the backup was made:</source>
        <translation>创建备份时“%1”的密码：</translation>
    </message>
    <message>
        <source>Restoring … %1 %</source>
        <translation>正在恢复… %1%</translation>
    </message>
    <message>
        <source>Restored “%1” of %2 to %3</source>
        <translation>已将“%1”%2 的备份恢复到 %3</translation>
    </message>
    <message>
        <source>It was not opened for want of a passphrase; its checksum is right.</source>
        <translation>因没有密码，未打开检查；校验和正确。</translation>
    </message>
    <message>
        <source>Finds records of all types by name, text, mail, phone or number, as the search box does.</source>
        <translation>按名称、文字、邮箱、电话或编号查找所有类型的记录，与搜索框相同。</translation>
    </message>
    <message>
        <source>The last word may be the beginning of one. For all records that fit a query: list TYPE --query.</source>
        <translation>最后一个词可以只写开头。列出符合查询的全部记录：list TYPE --query。</translation>
    </message>
    <message>
        <source>only records of this type</source>
        <translation>仅此类型的记录</translation>
    </message>
    <message>
        <source>at most so many (50)</source>
        <translation>最多条数（50）</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message numerus="yes">
        <source>more than %n found</source>
        <translation>
            <numerusform>找到 %n 条以上</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>找到 %n 条</numerusform>
        </translation>
    </message>
    <message>
        <source>Changes fields of a record.</source>
        <translation>修改记录的字段。</translation>
    </message>
    <message>
        <source>Values are spelt as for `add`; an empty value clears the field.</source>
        <translation>值的写法与 `add` 相同；空值表示清空字段。</translation>
    </message>
    <message>
        <source>Prints one record.</source>
        <translation>显示一条记录。</translation>
    </message>
    <message>
        <source>REF is the record&apos;s uid, its external id or its exact name.</source>
        <translation>REF 是记录的 uid、外部编号或完整名称。</translation>
    </message>
    <message>
        <source>Lists the record types; in a workspace also how many records there are.</source>
        <translation>列出记录类型；指定工作区时还列出记录数。</translation>
    </message>
    <message>
        <source>Takes a transaction back, however long ago it was.</source>
        <translation>撤销一次操作，无论时隔多久。</translation>
    </message>
    <message>
        <source>`history` lists the numbers. What was edited since, or is used by records that stay, is left alone and listed; the exit status is 3 then. An undo can be undone.</source>
        <translation>编号由 `history` 列出。此后又被编辑过或仍被其他记录引用的内容保留原样并列出，此时退出状态为 3。撤销本身也可以撤销。</translation>
    </message>
    <message>
        <source>“%1” is no transaction number; `history` lists them.</source>
        <translation>“%1”不是操作编号；编号由 `history` 列出。</translation>
    </message>
    <message numerus="yes">
        <source>Took back %n record(s).</source>
        <translation>
            <numerusform>已撤销 %n 条记录。</numerusform>
        </translation>
    </message>
    <message>
        <source>Left alone: %1 “%2”: %3</source>
        <translation>保留原样：%1“%2”：%3</translation>
    </message>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>…另有 %n 条</numerusform>
        </translation>
    </message>
    <message>
        <source>Lists, shows, adds and changes colleagues.</source>
        <translation>列出、查看、新增和修改同事。</translation>
    </message>
    <message>
        <source>A colleague needs no login to own records. `me` is whoever the workspace was made for.</source>
        <translation>同事无需登录账号即可作为记录的负责人。`me` 指工作区的创建者本人。</translation>
    </message>
    <message>
        <source>“user” is followed by: %1.</source>
        <translation>“user”之后应为：%1。</translation>
    </message>
    <message>
        <source>The output could not be written completely. Is the disk full?</source>
        <translation>输出未能完整写入。磁盘是否已满？</translation>
    </message>
    <message>
        <source>Making the company … %1 %</source>
        <translation>正在生成公司… %1%</translation>
    </message>
    <message>
        <source>Exit status: 0 done, 1 failed (nothing was changed), 2 the command line cannot be understood, 3 done but some rows were rejected or left alone.</source>
        <translation>退出状态：0 完成；1 失败（没有任何更改）；2 命令行无法识别；3 已完成，但有部分行被拒绝或保留原样。</translation>
    </message>
    <message>
        <source>Usage:</source>
        <translation>用法：</translation>
    </message>
    <message>
        <source>[options]</source>
        <translation>[选项]</translation>
    </message>
    <message>
        <source>Options:</source>
        <translation>选项：</translation>
    </message>
    <message>
        <source>Options of every verb:</source>
        <translation>各命令通用选项：</translation>
    </message>
    <message>
        <source>VERB …</source>
        <translation>VERB …</translation>
    </message>
    <message>
        <source>Works on a Fieldfare workspace from the command line.</source>
        <translation>从命令行操作 Fieldfare 工作区。</translation>
    </message>
    <message>
        <source>Verbs:</source>
        <translation>命令：</translation>
    </message>
    <message>
        <source>`fieldfare-cli VERB --help` tells more about a verb.</source>
        <translation>`fieldfare-cli VERB --help` 显示某个命令的详细说明。</translation>
    </message>
    <message>
        <source>the workspace folder (else FIELDFARE_WORKSPACE)</source>
        <translation>工作区文件夹（否则用 FIELDFARE_WORKSPACE）</translation>
    </message>
    <message>
        <source>read the passphrase from this file (else FIELDFARE_PASSPHRASE_FILE, else it is asked for)</source>
        <translation>从此文件读取密码（否则用 FIELDFARE_PASSPHRASE_FILE，再否则询问）</translation>
    </message>
    <message>
        <source>print the result as one JSON value</source>
        <translation>以一个 JSON 值输出结果</translation>
    </message>
    <message>
        <source>tell technical details of errors</source>
        <translation>显示错误的技术细节</translation>
    </message>
    <message>
        <source>print help</source>
        <translation>显示帮助</translation>
    </message>
    <message>
        <source>print the version</source>
        <translation>显示版本</translation>
    </message>
    <message>
        <source>Say which workspace: --workspace DIR.</source>
        <translation>请指明工作区：--workspace DIR。</translation>
    </message>
    <message>
        <source>A passphrase is needed. Put it into a file that only you can read, and name that file with --passphrase-file or FIELDFARE_PASSPHRASE_FILE.</source>
        <translation>需要密码。请把密码存入只有您本人可读的文件，并用 --passphrase-file 或 FIELDFARE_PASSPHRASE_FILE 指明该文件。</translation>
    </message>
    <message>
        <source>Passphrase of “%1”:</source>
        <translation>“%1”的密码：</translation>
    </message>
    <message>
        <source>There is no record type “%1”. There are: %2.</source>
        <translation>没有记录类型“%1”。可用的有：%2。</translation>
    </message>
    <message>
        <source>--%1 needs a whole number of at least %2, not “%3”.</source>
        <translation>--%1 需要不小于 %2 的整数，而不是“%3”。</translation>
    </message>
    <message>
        <source>There is no terminal to ask for the passphrase on. Use --passphrase-file.</source>
        <translation>没有可供输入密码的终端。请使用 --passphrase-file。</translation>
    </message>
    <message>
        <source>No passphrase was typed.</source>
        <translation>没有输入密码。</translation>
    </message>
    <message>
        <source>Try: fieldfare-cli %1 --help</source>
        <translation>请试：fieldfare-cli %1 --help</translation>
    </message>
    <message>
        <source>Details: %1</source>
        <translation>详情：%1</translation>
    </message>
    <message>
        <source>There is no verb “%1”.</source>
        <translation>没有命令“%1”。</translation>
    </message>
    <message>
        <source>fieldfare-cli --help lists the verbs.</source>
        <translation>fieldfare-cli --help 列出所有命令。</translation>
    </message>
    <message>
        <source>fieldfare-cli --help lists verbs and options.</source>
        <translation>fieldfare-cli --help 列出命令和选项。</translation>
    </message>
    <message>
        <source>Say what to do.</source>
        <translation>请指明要执行的命令。</translation>
    </message>
    <message>
        <source>“%1” needs more arguments.</source>
        <translation>“%1”还缺少参数。</translation>
    </message>
    <message>
        <source>“%1” takes fewer arguments.</source>
        <translation>“%1”的参数过多。</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 小时</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1%</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Uid</source>
        <translation>Uid</translation>
    </message>
    <message>
        <source>Writes the whole workspace into one zip file of open formats: CSV, JSON and the attachments.</source>
        <translation>把整个工作区写入一个 zip 文件，采用开放格式：CSV、JSON 和附件原文件。</translation>
    </message>
    <message>
        <source>Everything is in it, with history and owners; restore makes the same workspace of it again. It is not encrypted.</source>
        <translation>全部内容都在其中，包括历史和负责人；restore 可用它恢复出同样的工作区。该文件不加密。</translation>
    </message>
    <message>
        <source>Writing the archive … %1 %</source>
        <translation>正在写入归档… %1%</translation>
    </message>
    <message>
        <source>Wrote %1 (%2).</source>
        <translation>已写入 %1（%2）。</translation>
    </message>
    <message>
        <source>Nothing can be attached to records of this type.</source>
        <translation>此类型的记录不能添加附件。</translation>
    </message>
    <message>
        <source>Attaches files to a record.</source>
        <translation>为记录添加附件。</translation>
    </message>
    <message>
        <source>The files are copied into the workspace, encrypted as it is, and stay where they are as well. Exit status 3 when some of them could not be taken; `undo` takes the attaching back.</source>
        <translation>文件会复制到工作区，与工作区同样加密，原文件仍留在原处。有文件未能添加时退出状态为 3；可用 `undo` 撤销添加。</translation>
    </message>
    <message>
        <source>To take it back: undo %1.</source>
        <translation>如需撤销：undo %1。</translation>
    </message>
    <message>
        <source>Lists the files attached to a record.</source>
        <translation>列出记录的附件。</translation>
    </message>
    <message>
        <source>A company&apos;s list holds those of its contacts, deals, tickets and orders as well.</source>
        <translation>公司的列表也包含其联系人、商机、工单和订单的附件。</translation>
    </message>
    <message>
        <source>No file is attached to it.</source>
        <translation>它没有附件。</translation>
    </message>
    <message>
        <source>Writes an attached file to the disk, verified.</source>
        <translation>把附件校验后写入磁盘。</translation>
    </message>
    <message>
        <source>REF is the uid that `attachments` shows. FILE may be a folder; an existing file is not overwritten without --force.</source>
        <translation>REF 是 `attachments` 显示的 uid。FILE 可以是文件夹；不加 --force 不会覆盖已有文件。</translation>
    </message>
    <message>
        <source>overwrite an existing file</source>
        <translation>覆盖已有文件</translation>
    </message>
    <message>
        <source>“%1” exists already. Choose another name, or overwrite it with --force.</source>
        <translation>“%1”已存在。请换一个名称，或用 --force 覆盖。</translation>
    </message>
    <message>
        <source>Checking the attached files …</source>
        <translation>正在检查附件…</translation>
    </message>
    <message>
        <source>The attached file “%1”: %2</source>
        <translation>附件“%1”：%2</translation>
    </message>
    <message>
        <source>Prints pairs, the most probable first: a score from 0 to 1, a number that pairs of one group share, and why. `merge` makes one record of two, `not-duplicate` takes a pair off this list.</source>
        <translation>按可能性从大到小列出成对的记录：0 到 1 的分值、同组各对共有的编号，以及理由。`merge` 把两条记录合并为一条，`not-duplicate` 把一对从列表中去除。</translation>
    </message>
    <message>
        <source>pairs of at least this score (0.5)</source>
        <translation>分值不低于此值的记录对（0.5）</translation>
    </message>
    <message>
        <source>at most so many pairs (100000)</source>
        <translation>最多对数（100000）</translation>
    </message>
    <message>
        <source>--least needs a number between 0 and 1, like 0.5.</source>
        <translation>--least 需要 0 到 1 之间的数字，如 0.5。</translation>
    </message>
    <message>
        <source>Duplicates are not looked for among %1.</source>
        <translation>不支持在%1中查找重复记录。</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>正在读取</translation>
    </message>
    <message>
        <source>Weighing</source>
        <translation>正在权衡</translation>
    </message>
    <message>
        <source>Comparing</source>
        <translation>正在比较</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>分值</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>组</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>%1 pairs among %2 records in %3 s; compared %4 pairs.</source>
        <translation>在 %2 条记录中找到 %1 对，用时 %3 秒；共比较 %4 对。</translation>
    </message>
    <message>
        <source>%1 less probable pairs are not shown; --limit shows more.</source>
        <translation>另有 %1 对可能性较小的未显示；用 --limit 可显示更多。</translation>
    </message>
    <message>
        <source>Writes records into a CSV file or a workbook (FILE.xlsx), contacts also as address cards (FILE.vcf), or as CSV to stdout when FILE is -.</source>
        <translation>把记录写入 CSV 文件或工作簿（FILE.xlsx），联系人也可写为通讯录名片（FILE.vcf）；FILE 为 - 时以 CSV 写到标准输出。</translation>
    </message>
    <message>
        <source>the records of a built-in or saved view, see `views TYPE`</source>
        <translation>内置或已保存视图中的记录，见 `views TYPE`</translation>
    </message>
    <message>
        <source>of address cards, FILE.vcf (3.0)</source>
        <translation>通讯录名片 FILE.vcf 的版本（3.0）</translation>
    </message>
    <message>
        <source>There is no export as %1. Call the file something.csv or something.xlsx.</source>
        <translation>不支持导出为 %1。请把文件命名为 something.csv 或 something.xlsx。</translation>
    </message>
    <message>
        <source>the records there already</source>
        <translation>已有记录</translation>
    </message>
    <message>
        <source>“%1” is %2, from %3</source>
        <translation>“%1”为 %2，取自 %3</translation>
    </message>
    <message>
        <source>--%1 is about one file; it does not go with --all.</source>
        <translation>--%1 只用于单个文件，不能与 --all 一起使用。</translation>
    </message>
    <message>
        <source>--as needs FILE=TYPE, not “%1”.</source>
        <translation>--as 需要 FILE=TYPE 的形式，而不是“%1”。</translation>
    </message>
    <message>
        <source>With --all, --rejects needs a folder that exists.</source>
        <translation>使用 --all 时，--rejects 需要一个已存在的文件夹。</translation>
    </message>
    <message>
        <source>%1: %2 rows</source>
        <translation>%1：%2 行</translation>
    </message>
    <message>
        <source>%1 → %2: %3 rows, %4 created, %5 updated, %6 skipped, %7 rejected</source>
        <translation>%1 → %2：%3 行，新建 %4，更新 %5，跳过 %6，被拒绝 %7</translation>
    </message>
    <message>
        <source>%1, line %2 rejected: %3</source>
        <translation>%1 第 %2 行被拒绝：%3</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>没有任何更改。</translation>
    </message>
    <message>
        <source>%1 seconds. To take all of it back: undo %2</source>
        <translation>用时 %1 秒。如需全部撤销：undo %2</translation>
    </message>
    <message>
        <source>Brings the rows of a CSV file or a workbook, or address cards, in as records, in one transaction.</source>
        <translation>在一次操作中把 CSV 文件、工作簿或通讯录名片的各行导入为记录。</translation>
    </message>
    <message>
        <source>sheet of a workbook, by number or name (the first that holds something)</source>
        <translation>工作簿中的工作表，按编号或名称（默认为第一个有内容的）</translation>
    </message>
    <message>
        <source>several files that belong together, in one transaction: types, order and links are found out</source>
        <translation>在一次操作中导入互相关联的多个文件：自动识别类型、顺序和关联</translation>
    </message>
    <message>
        <source>with --all: the type of a file</source>
        <translation>与 --all 一起使用：文件的类型</translation>
    </message>
    <message>
        <source>import needs TYPE and FILE, or --all and files.</source>
        <translation>import 需要 TYPE 和 FILE，或 --all 和若干文件。</translation>
    </message>
    <message>
        <source>a built-in or saved view, see `views TYPE`; --query narrows it, --sort orders it anew</source>
        <translation>内置或已保存的视图，见 `views TYPE`；--query 进一步筛选，--sort 重新排序</translation>
    </message>
    <message>
        <source>“%1” is no choice. Write FIELD=keep or FIELD=other.</source>
        <translation>“%1”不是有效选择。请写 FIELD=keep 或 FIELD=other。</translation>
    </message>
    <message>
        <source>KEEP takes what only OTHER has; lists, tags and long texts are united; otherwise its own value stays unless a choice says “other”. Everything that pointed to OTHER points to KEEP then. `unmerge` or `undo` separates them again, at any time.</source>
        <translation>KEEP 补入只有 OTHER 才有的内容；列表、标签和长文本合在一起；其余保留自身的值，除非选择“other”。原来指向 OTHER 的一切改为指向 KEEP。随时可用 `unmerge` 或 `undo` 重新拆分。</translation>
    </message>
    <message>
        <source>Merged two records</source>
        <translation>合并两条记录</translation>
    </message>
    <message numerus="yes">
        <source>Merged “%1” into “%2”; %n record(s) moved along.</source>
        <translation>
            <numerusform>已把“%1”合并到“%2”；一并转移 %n 条记录。</numerusform>
        </translation>
    </message>
    <message>
        <source>To separate them: undo %1.</source>
        <translation>如需拆分：undo %1。</translation>
    </message>
    <message>
        <source>Separates what was merged into a record last.</source>
        <translation>拆分最近一次合并到某条记录的内容。</translation>
    </message>
    <message>
        <source>Both records become what they were. What was edited since stays and is listed; the exit status is 3 then.</source>
        <translation>两条记录都恢复原状。此后又被编辑的内容保留原样并列出，此时退出状态为 3。</translation>
    </message>
    <message>
        <source>Nothing was merged into “%1”.</source>
        <translation>没有记录合并到“%1”。</translation>
    </message>
    <message>
        <source>Remembers that two records stand for different things.</source>
        <translation>记住两条记录代表不同的对象。</translation>
    </message>
    <message>
        <source>`duplicates` does not list them any more; `undo` forgets it.</source>
        <translation>`duplicates` 不再列出它们；用 `undo` 可取消。</translation>
    </message>
    <message>
        <source>Not a duplicate</source>
        <translation>不是重复记录</translation>
    </message>
    <message>
        <source>That was known already.</source>
        <translation>此前已记住。</translation>
    </message>
    <message>
        <source>Remembered. To forget it: undo %1.</source>
        <translation>已记住。如需取消：undo %1。</translation>
    </message>
    <message>
        <source>A workbook needs a file: -o FILE.xlsx.</source>
        <translation>工作簿需要指定文件：-o FILE.xlsx。</translation>
    </message>
    <message>
        <source>Makes a workspace from a backup or an archive, in a new or empty folder.</source>
        <translation>在新的或空的文件夹中，用备份或归档文件创建工作区。</translation>
    </message>
    <message>
        <source>from an archive: without encryption</source>
        <translation>用于归档文件：不加密</translation>
    </message>
    <message>
        <source>Passphrase for the restored workspace:</source>
        <translation>恢复后的工作区的密码：</translation>
    </message>
    <message>
        <source>Restored “%1” to %2</source>
        <translation>已将“%1”恢复到 %2</translation>
    </message>
    <message>
        <source>Recovery code, to be kept in a safe place: %1</source>
        <translation>恢复码，请妥善保管：%1</translation>
    </message>
    <message>
        <source>Lists the views of a record type, built-in and saved ones.</source>
        <translation>列出某记录类型的内置视图和已保存的视图。</translation>
    </message>
    <message>
        <source>`list TYPE --view NAME` shows the records of one. Save your own with `add saved_view name=… type=… query=… sort=…`.</source>
        <translation>`list TYPE --view NAME` 列出某个视图中的记录。用 `add saved_view name=… type=… query=… sort=…` 保存自己的视图。</translation>
    </message>
    <message>
        <source>View</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Query</source>
        <translation>查询</translation>
    </message>
    <message>
        <source>Sorted by</source>
        <translation>排序</translation>
    </message>
    <message>
        <source>writes nothing: proves that FILE, or the newest of the daily backups, can be restored</source>
        <translation>不写入任何内容：验证 FILE 或最新的每日备份能够恢复</translation>
    </message>
    <message>
        <source>Name the file to write: backup FILE.</source>
        <translation>请指明要写入的文件：backup FILE。</translation>
    </message>
    <message>
        <source>There is no daily backup yet. Name one: backup --drill FILE.</source>
        <translation>还没有每日备份。请指明一个备份：backup --drill FILE。</translation>
    </message>
    <message>
        <source>Trying a restore … %1 %</source>
        <translation>正在试恢复… %1 %</translation>
    </message>
    <message numerus="yes">
        <source>The backup of %1 was restored and checked: %n contacts.</source>
        <translation>
            <numerusform>%1 的备份已恢复并检查：%n 位联系人。</numerusform>
        </translation>
    </message>
    <message>
        <source>It was made by an older version and does not say what it should hold.</source>
        <translation>它由旧版本创建，没有记录应包含的内容。</translation>
    </message>
    <message>
        <source>Lists deleted records, newest first.</source>
        <translation>列出已删除的记录，最新的在前。</translation>
    </message>
    <message>
        <source>`restore-record UID` brings one back. Nothing leaves the recycle bin by itself.</source>
        <translation>用 `restore-record UID` 可恢复一条记录。回收站中的内容不会自行消失。</translation>
    </message>
    <message>
        <source>only records that held these words</source>
        <translation>仅限含有这些词的记录</translation>
    </message>
    <message>
        <source>at most so many (200)</source>
        <translation>最多这么多条（200）</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>By</source>
        <translation>截止</translation>
    </message>
    <message>
        <source>With</source>
        <translation>连同</translation>
    </message>
    <message>
        <source>Brings deleted records back from the recycle bin.</source>
        <translation>从回收站恢复已删除的记录。</translation>
    </message>
    <message>
        <source>With their ids, what was deleted along with them, and the links of others to them. All in one transaction, which can be undone. What could not come back is listed; the exit status is 3 then.</source>
        <translation>连同其编号、一并删除的内容以及其他记录指向它们的链接。全部在一个可撤销的事务中完成。无法恢复的内容会列出，此时退出状态为 3。</translation>
    </message>
    <message>
        <source>“%1” is no uid; `bin` lists them.</source>
        <translation>“%1”不是 uid；用 `bin` 可列出它们。</translation>
    </message>
    <message>
        <source>No record %1 is in the recycle bin.</source>
        <translation>回收站中没有记录 %1。</translation>
    </message>
    <message>
        <source>Restored “%1”</source>
        <translation>已恢复“%1”</translation>
    </message>
    <message numerus="yes">
        <source>Restored %n records</source>
        <translation>
            <numerusform>已恢复 %n 条记录</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Brought back %n record(s).</source>
        <translation>
            <numerusform>已恢复 %n 条记录。</numerusform>
        </translation>
    </message>
    <message>
        <source>Finds records that are invalid, incomplete, stale or contradictory, and mends them.</source>
        <translation>查找无效、不完整、过时或矛盾的记录，并加以修正。</translation>
    </message>
    <message>
        <source>Without options, every check with the number of its rows. With --check, the rows of one: what was found and what is proposed. --fix writes the proposals as one transaction, which `undo` takes back.</source>
        <translation>不带选项时，列出每项检查及其行数。带 --check 时，列出该项检查的各行：发现的内容和建议。--fix 在一次操作中写入全部建议，可用 `undo` 撤销。</translation>
    </message>
    <message>
        <source>only this check, like contact.email_invalid</source>
        <translation>仅此项检查，如 contact.email_invalid</translation>
    </message>
    <message>
        <source>only checks of this record type</source>
        <translation>仅此记录类型的检查</translation>
    </message>
    <message>
        <source>write the proposals of --check</source>
        <translation>写入 --check 的建议</translation>
    </message>
    <message>
        <source>with --check, print at most so many rows (1000)</source>
        <translation>与 --check 合用：最多显示的行数（1000）</translation>
    </message>
    <message>
        <source>--fix needs --check ID, so that only one kind of thing changes at a time.</source>
        <translation>--fix 需要 --check ID，以便每次只更改一类内容。</translation>
    </message>
    <message>
        <source>There is no check “%1”. There are: %2.</source>
        <translation>没有检查“%1”。可用的有：%2。</translation>
    </message>
    <message numerus="yes">
        <source>Nothing is wrong: %n check(s) found nothing.</source>
        <translation>
            <numerusform>一切正常：%n 项检查均未发现问题。</numerusform>
        </translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行</translation>
    </message>
    <message>
        <source>With proposal</source>
        <translation>有建议</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>找到</translation>
    </message>
    <message>
        <source>Proposal</source>
        <translation>建议</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n 行</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 more are not shown; --limit shows more.</source>
        <translation>另有 %1 行未显示；用 --limit 可显示更多。</translation>
    </message>
    <message>
        <source>There is nothing to write: no row has a proposal.</source>
        <translation>没有可写入的内容：没有任何一行有建议。</translation>
    </message>
    <message numerus="yes">
        <source>Mended %n record(s).</source>
        <translation>
            <numerusform>已修正 %n 条记录。</numerusform>
        </translation>
    </message>
    <message>
        <source>Reads everything readable out of a damaged workspace into a new one.</source>
        <translation>从损坏的工作区中读出所有可读内容，写入新的工作区。</translation>
    </message>
    <message>
        <source>The damaged workspace is only read. What cannot be read is taken from its newest good backup; the report says what came over and what did not, and lies in the new folder as salvage-report.txt.</source>
        <translation>损坏的工作区只读取，不更改。无法读取的内容取自其最新的完好备份；报告说明哪些内容已转入、哪些未能转入，以 salvage-report.txt 存放在新文件夹中。</translation>
    </message>
    <message>
        <source>the new or empty folder (needed)</source>
        <translation>新的或空的文件夹（必需）</translation>
    </message>
    <message>
        <source>Name the folder for what is saved: --into DIR.</source>
        <translation>请指明存放抢救内容的文件夹：--into DIR。</translation>
    </message>
    <message>
        <source>Salvaging … %1 %</source>
        <translation>正在抢救… %1 %</translation>
    </message>
    <message>
        <source>The new workspace: %1</source>
        <translation>新工作区：%1</translation>
    </message>
    <message>
        <source>as it was then: 2026-03-03 (the end of that day), &quot;2026-03-03 14:30&quot;, or #120 for right after that transaction</source>
        <translation>当时的状态：2026-03-03（当天结束时）、&quot;2026-03-03 14:30&quot;，或 #120 表示紧接该事务之后</translation>
    </message>
    <message>
        <source>Going back in time … %1 %</source>
        <translation>正在回到过去… %1 %</translation>
    </message>
    <message>
        <source>As it was on %1, after transaction %2 (%3).</source>
        <translation>%1 的状态，事务 %2 之后（%3）。</translation>
    </message>
    <message>
        <source>join a company: its records come into this workspace with: sync</source>
        <translation>加入公司：公司的记录通过 sync 进入此工作区</translation>
    </message>
    <message>
        <source>Whoever joins a company gets its records: no --demo, no --template.</source>
        <translation>加入公司会得到公司的记录：不能使用 --demo 或 --template。</translation>
    </message>
    <message>
        <source>Exchanges changes with the company&apos;s server.</source>
        <translation>与公司服务器交换更改。</translation>
    </message>
    <message>
        <source>what the company calls this computer (its name)</source>
        <translation>公司如何称呼这台电脑（默认为电脑名）</translation>
    </message>
    <message>
        <source>Connected with %1 as %2. Send the records with: sync</source>
        <translation>已作为 %2 连接到 %1。发送记录：sync</translation>
    </message>
    <message>
        <source>This device may no longer see the company&apos;s records. Its copy was removed.</source>
        <translation>此设备不能再查看公司的记录，其副本已删除。</translation>
    </message>
    <message>
        <source>Sent %1, received %2, conflicts %3, refused %4.</source>
        <translation>已发送 %1，已接收 %2，冲突 %3，被拒绝 %4。</translation>
    </message>
    <message>
        <source>A deletion of many records waits until it is confirmed in the window.</source>
        <translation>一次大量删除正在等待，请在窗口中确认。</translation>
    </message>
    <message>
        <source>This workspace belongs to no company.</source>
        <translation>此工作区不属于任何公司。</translation>
    </message>
    <message>
        <source>Server %1:%2, as %3 (%4). Changes that wait: %5.</source>
        <translation>服务器 %1:%2，身份 %3（%4）。等待发送的更改：%5。</translation>
    </message>
    <message>
        <source>asked to be erased, do not contact</source>
        <translation>曾要求删除个人数据，请勿联系</translation>
    </message>
    <message>
        <source>Gives a person everything that is stored about them, or erases it for good.</source>
        <translation>导出关于某人的全部数据，或将其永久删除。</translation>
    </message>
    <message>
        <source>`export` writes a folder, or one file when PATH ends in .zip: person.json, a table for each type, the attached files and a summary. `erase` only says what it would do; with --confirm and the person&apos;s name it does it, in records, history, search, drafts and files. That cannot be undone; a backup made before forgets the person again when it is restored. Deals and orders stay without the name.</source>
        <translation>`export` 写出一个文件夹；PATH 以 .zip 结尾时写出一个文件：person.json、每种类型一张表、附件和摘要。`erase` 只说明会做什么；加上 --confirm 和此人的姓名才会执行，涉及记录、历史、搜索、草稿和文件。此操作无法撤销；恢复之前的备份时会再次删除此人。商机和订单保留，但不含姓名。</translation>
    </message>
    <message>
        <source>erase: the name of the person as it is shown</source>
        <translation>erase：此人显示的姓名</translation>
    </message>
    <message>
        <source>“person” is followed by: %1.</source>
        <translation>“person”之后应为：%1。</translation>
    </message>
    <message>
        <source>Collecting … %1 %</source>
        <translation>正在收集… %1 %</translation>
    </message>
    <message>
        <source>Wrote everything about %1 to %2.</source>
        <translation>已将关于 %1 的全部数据写入 %2。</translation>
    </message>
    <message>
        <source>Erased for good: %1.</source>
        <translation>已永久删除：%1。</translation>
    </message>
    <message>
        <source>Would go for good: %1.</source>
        <translation>将永久删除：%1。</translation>
    </message>
    <message>
        <source>Stays, without the name: %1.</source>
        <translation>保留，但不含姓名：%1。</translation>
    </message>
    <message>
        <source>Would stay, without the name: %1.</source>
        <translation>将保留，但不含姓名：%1。</translation>
    </message>
    <message numerus="yes">
        <source>%n other records name this person and are not touched; search for the name to look at them.</source>
        <translation>
            <numerusform>另有 %n 条记录提到此人，不会改动；搜索姓名即可查看。</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was changed. To do it: person erase REF --confirm &quot;%1&quot;.</source>
        <translation>未做任何更改。要执行：person erase REF --confirm &quot;%1&quot;。</translation>
    </message>
    <message>
        <source>join those who exchange by a file in this folder; needs --code, and then: pack exchange</source>
        <translation>加入通过此文件夹中的文件进行交换的人；需要 --code，然后执行：pack exchange</translation>
    </message>
    <message>
        <source>the code of the exchange file (--pack)</source>
        <translation>交换文件的代码（--pack）</translation>
    </message>
    <message>
        <source>Whoever joins an exchange file gets its records: no --demo, no --template, no --join, no --currency.</source>
        <translation>加入交换文件即获得其中的记录：不能使用 --demo、--template、--join、--currency。</translation>
    </message>
    <message>
        <source>The code of the exchange file is missing: --code CODE.</source>
        <translation>缺少交换文件的代码：--code CODE。</translation>
    </message>
    <message>
        <source>Exchanges changes with others by an encrypted file, without a server.</source>
        <translation>无需服务器，通过加密文件与他人交换更改。</translation>
    </message>
    <message>
        <source>The file lies on a stick or in a folder that something keeps in step. create makes it and prints the code for the others, join takes part with this workspace (init --pack DIR --code CODE with a new one), exchange (or nothing) puts in and takes out what is new, move says where the file lies now. Everybody who has the code sees all records. Contents of attached files are not exchanged.</source>
        <translation>该文件位于 U 盘或某个会自动同步的文件夹中。create 创建文件并显示给其他人的代码，join 让此工作区加入（新工作区用 init --pack DIR --code CODE），exchange（或不带参数）放入并取出新内容，move 说明文件现在的位置。拥有代码的人都能看到所有记录。附件内容不会交换。</translation>
    </message>
    <message>
        <source>Say what to do: exchange, status, code, create DIR, join DIR CODE, move DIR or leave.</source>
        <translation>请说明要做什么：exchange、status、code、create DIR、join DIR CODE、move DIR 或 leave。</translation>
    </message>
    <message>
        <source>Made the exchange file in %1</source>
        <translation>已在 %1 创建交换文件</translation>
    </message>
    <message>
        <source>Code for the others: %1</source>
        <translation>给其他人的代码：%1</translation>
    </message>
    <message>
        <source>Everybody who has this code and the file sees all records. Tell it by another way than the file goes.</source>
        <translation>拥有此代码和文件的人都能看到所有记录。请用与传递文件不同的途径告知代码。</translation>
    </message>
    <message>
        <source>The records stay, here and with the others.</source>
        <translation>记录会保留，这里和其他人那里都一样。</translation>
    </message>
    <message>
        <source>The exchange file was an older one than this workspace had seen. What it lacked was put in again.</source>
        <translation>交换文件比此工作区见过的旧。缺少的内容已重新放入。</translation>
    </message>
    <message>
        <source>This workspace exchanges by no file.</source>
        <translation>此工作区没有通过文件交换。</translation>
    </message>
    <message>
        <source>Folder %1 (%2). Changes that wait: %3. Last exchange: %4.</source>
        <translation>文件夹 %1（%2）。等待的更改：%3。上次交换：%4。</translation>
    </message>
    <message>
        <source>the file is there</source>
        <translation>文件在那里</translation>
    </message>
    <message>
        <source>the file is not there</source>
        <translation>文件不在那里</translation>
    </message>
    <message>
        <source>never</source>
        <translation>从未</translation>
    </message>
    <message>
        <source>Shows what is kept longer than the rules say, and removes it after you have seen it.</source>
        <translation>显示超过规则期限的内容，并在您查看之后将其移除。</translation>
    </message>
    <message>
        <source>Rules are records: `suggest` adds some that are off; `add retention_rule` and `set retention_rule` change them. `preview` lists what a rule would take and what is held back, and why. `run` does it when --confirm names the number that preview gave. `add legal_hold contact=REF reason=TEXT` keeps a person; deleting the hold releases it. Nothing happens by itself.</source>
        <translation>规则也是记录：`suggest` 添加一些处于关闭状态的规则；用 `add retention_rule` 和 `set retention_rule` 更改。`preview` 列出规则会处理的记录、被保留的记录及其原因。当 --confirm 给出 preview 所示的数量时，`run` 才会执行。`add legal_hold contact=REF reason=TEXT` 保留一个人；删除该保留即解除。任何操作都不会自行发生。</translation>
    </message>
    <message>
        <source>run: how many records are due</source>
        <translation>run：到期记录的数量</translation>
    </message>
    <message>
        <source>“retention” is followed by: %1.</source>
        <translation>“retention”之后应为：%1。</translation>
    </message>
    <message>
        <source>on</source>
        <translation>开</translation>
    </message>
    <message>
        <source>off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Months</source>
        <translation>月数</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>到期</translation>
    </message>
    <message>
        <source>Held back</source>
        <translation>被保留</translation>
    </message>
    <message>
        <source>Added retention rules</source>
        <translation>添加了保留期规则</translation>
    </message>
    <message numerus="yes">
        <source>Added %n rule(s). They are off.</source>
        <translation>
            <numerusform>添加了 %n 条规则。它们处于关闭状态。</numerusform>
        </translation>
    </message>
    <message>
        <source>Last</source>
        <translation>最后</translation>
    </message>
    <message>
        <source>Held back by</source>
        <translation>保留原因</translation>
    </message>
    <message>
        <source>%1 due, %2 held back. Nothing was changed.</source>
        <translation>%1 条到期，%2 条被保留。没有任何更改。</translation>
    </message>
    <message>
        <source>Say with --confirm how many records are due; `preview` tells it.</source>
        <translation>请用 --confirm 说明到期记录的数量；`preview` 会给出。</translation>
    </message>
    <message numerus="yes">
        <source>Erased %n record(s) for good.</source>
        <translation>
            <numerusform>已永久清除 %n 条记录。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Moved %n record(s) to the recycle bin.</source>
        <translation>
            <numerusform>已将 %n 条记录移入回收站。</numerusform>
        </translation>
    </message>
    <message>
        <source>To bring them back: undo %1.</source>
        <translation>要恢复：undo %1。</translation>
    </message>
    <message>
        <source>run (or nothing) exchanges all there is, status says what waits. extend adds seven days to the time without contact, by the recovery code. heads writes what this device saw of the server&apos;s record of changes to a file, for its administrator to compare. connect makes this workspace the company&apos;s first, with the code that the server printed when it was set up; everybody else joins with a new workspace: init --join CODE.</source>
        <translation>run（或不写）交换所有更改，status 显示等待的内容。extend 凭恢复码将无联系时间延长七天。heads 把此设备所见的服务器更改记录写入文件，供管理员比对。connect 用服务器设置时打印的代码将此工作区设为公司的第一个；其他人用新工作区加入：init --join 代码。</translation>
    </message>
    <message>
        <source>Say what to do: run, status, extend, heads FILE or connect CODE.</source>
        <translation>请说明要做什么：run、status、extend、heads 文件 或 connect 代码。</translation>
    </message>
    <message>
        <source>The records of this workspace are shown without contact for ever.</source>
        <translation>此工作区的记录无需联系即可一直显示。</translation>
    </message>
    <message>
        <source>Days that the records are shown without contact: %1 of %2 are left.</source>
        <translation>无联系时记录可显示的天数：%2 天中还剩 %1 天。</translation>
    </message>
    <message>
        <source>“%1” cannot be written.</source>
        <translation>无法写入“%1”。</translation>
    </message>
    <message>
        <source>Wrote what this device saw of the server&apos;s record of changes: %1 times.</source>
        <translation>已写入此设备所见的服务器更改记录：%1 次。</translation>
    </message>
    <message>
        <source>Recovery code of “%1”:</source>
        <translation>“%1”的恢复码：</translation>
    </message>
</context>
<context>
    <name>CompanyServerCard</name>
    <message>
        <source>Not running in this window</source>
        <translation>此窗口中未运行</translation>
    </message>
    <message>
        <source>In step</source>
        <translation>已同步</translation>
    </message>
    <message>
        <source>Exchanging changes …</source>
        <translation>正在交换更改…</translation>
    </message>
    <message>
        <source>No connection; goes on by itself</source>
        <translation>没有连接；会自动继续</translation>
    </message>
    <message>
        <source>Needs you</source>
        <translation>需要您处理</translation>
    </message>
    <message>
        <source>This device was revoked</source>
        <translation>此设备已被撤销</translation>
    </message>
    <message numerus="yes">
        <source>%n changes</source>
        <translation>
            <numerusform>%n 项更改</numerusform>
        </translation>
    </message>
    <message>
        <source>Sending … %1 %</source>
        <translation>正在发送 … %1 %</translation>
    </message>
    <message>
        <source>Receiving … %1 %</source>
        <translation>正在接收 … %1 %</translation>
    </message>
    <message>
        <source>Sorting in … %1 %</source>
        <translation>正在归入 … %1 %</translation>
    </message>
</context>
<context>
    <name>Conflicts</name>
    <message>
        <source>(empty)</source>
        <translation>（空）</translation>
    </message>
    <message>
        <source>Two people wrote in this text without knowing of each other. Both parts were put together; does it read well?</source>
        <translation>两个人在互不知情的情况下都写了这段文字。两部分已合并在一起；读起来通顺吗？</translation>
    </message>
    <message>
        <source>Somebody deleted this record while somebody else was still changing it. It was kept.</source>
        <translation>有人删除了这条记录，而另一个人当时还在修改它。记录已保留。</translation>
    </message>
    <message>
        <source>This was changed in a record that was merged into this one meanwhile. The merged record was left as it is.</source>
        <translation>此项改动所在的记录在此期间已并入本记录。合并后的记录保持原样。</translation>
    </message>
    <message>
        <source>Two documents have the same number. Open them, give one of them another number, and settle this.</source>
        <translation>两份单据的编号相同。请打开它们，给其中一份换一个编号，然后处理此冲突。</translation>
    </message>
    <message>
        <source>Two people changed this without knowing of each other. The later change stands; the other one is kept here.</source>
        <translation>两个人在互不知情的情况下都修改了此项。以较晚的修改为准；另一个值保留在这里。</translation>
    </message>
    <message>
        <source>The whole record</source>
        <translation>整条记录</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>已保留</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>已删除</translation>
    </message>
    <message>
        <source>a document that is not here</source>
        <translation>不在本机的单据</translation>
    </message>
    <message>
        <source>Settled a conflict of “%1”</source>
        <translation>已处理“%1”的一个冲突</translation>
    </message>
    <message numerus="yes">
        <source>Settled %n conflicts</source>
        <translation>
            <numerusform>已处理 %n 个冲突</numerusform>
        </translation>
    </message>
    <message>
        <source>typed here</source>
        <translation>在本机输入</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Stands now</source>
        <translation>当前值</translation>
    </message>
    <message>
        <source>The other one</source>
        <translation>另一个值</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
</context>
<context>
    <name>ContactPointsEditor</name>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Billing address</source>
        <translation>账单地址</translation>
    </message>
    <message>
        <source>Delivery address</source>
        <translation>收货地址</translation>
    </message>
    <message>
        <source>Home address</source>
        <translation>家庭地址</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Mobile</source>
        <translation>手机</translation>
    </message>
    <message>
        <source>Home phone</source>
        <translation>住宅电话</translation>
    </message>
    <message>
        <source>Fax</source>
        <translation>传真</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>邮箱</translation>
    </message>
    <message>
        <source>Home mail</source>
        <translation>个人邮箱</translation>
    </message>
    <message>
        <source>Billing mail</source>
        <translation>账单邮箱</translation>
    </message>
    <message>
        <source>Add e-mail</source>
        <translation>添加邮箱</translation>
    </message>
    <message>
        <source>Add phone</source>
        <translation>添加电话</translation>
    </message>
    <message>
        <source>Street</source>
        <translation>街道</translation>
    </message>
    <message>
        <source>Postal code</source>
        <translation>邮政编码</translation>
    </message>
    <message>
        <source>City</source>
        <translation>城市</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>省/地区</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>国家/地区</translation>
    </message>
    <message>
        <source>Add another</source>
        <translation>再添加一个</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
</context>
<context>
    <name>Decimal</name>
    <message>
        <source>This is not a number. Write it with digits, like 1234.5.</source>
        <translation>这不是数字。请用数字书写，如 1234.5。</translation>
    </message>
    <message>
        <source>This number is too large to be stored.</source>
        <translation>此数字过大，无法保存。</translation>
    </message>
    <message>
        <source>This number has more than six decimal places. Round it first.</source>
        <translation>此数字超过六位小数。请先四舍五入。</translation>
    </message>
</context>
<context>
    <name>DesktopOptions</name>
    <message>
        <source>“%1” needs a value, or is no option. See --help.</source>
        <translation>“%1”需要一个值，或不是有效选项。请参阅 --help。</translation>
    </message>
    <message>
        <source>The theme is light, dark or system, not “%1”.</source>
        <translation>主题应为 light、dark 或 system，而不是“%1”。</translation>
    </message>
    <message>
        <source>The size is written like 1440x900, not “%1”.</source>
        <translation>尺寸应写作 1440x900，而不是“%1”。</translation>
    </message>
    <message>
        <source>There is no option “%1”. See --help.</source>
        <translation>没有选项“%1”。请参阅 --help。</translation>
    </message>
    <message>
        <source>A report needs a file: -o NAME.pdf, .png or .svg.</source>
        <translation>报表需要指定文件：-o NAME.pdf、.png 或 .svg。</translation>
    </message>
    <message>
        <source>Say which workspace: --workspace FOLDER.</source>
        <translation>请指明工作区：--workspace FOLDER。</translation>
    </message>
    <message>
        <source>fieldfare [FOLDER] [options]

  --workspace FOLDER        open this workspace
  --language LL             language of the window, e.g. en or zh_CN
  --theme light|dark        instead of the system&apos;s
  --shots FOLDER            save pictures of all pages there and end
  --size WxH                size of the pictures, 1440x900
  --report NAME -o FILE     write a report as .pdf, .png or .svg and end

FIELDFARE_PASSPHRASE_FILE names a file with the passphrase for runs without a person.
</source>
        <translation>fieldfare [FOLDER] [选项]

  --workspace FOLDER        打开此工作区
  --language LL             界面语言，如 en 或 zh_CN
  --theme light|dark        不用系统主题而用此主题
  --shots FOLDER            把所有页面的图片保存到此处后退出
  --size WxH                图片尺寸，1440x900
  --report NAME -o FILE     把报表写为 .pdf、.png 或 .svg 后退出

FIELDFARE_PASSPHRASE_FILE 指明存放密码的文件，供无人值守运行时使用。
</translation>
    </message>
</context>
<context>
    <name>Display</name>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
</context>
<context>
    <name>Duplicates</name>
    <message>
        <source>Duplicates are not looked for among %1.</source>
        <translation>不支持在%1中查找重复记录。</translation>
    </message>
    <message>
        <source>same %1</source>
        <comment>%1: name of a field</comment>
        <translation>%1相同</translation>
    </message>
    <message>
        <source>nearly the same %1</source>
        <comment>%1: name of a field</comment>
        <translation>%1几乎相同</translation>
    </message>
    <message>
        <source>similar %1</source>
        <comment>%1: name of a field</comment>
        <translation>%1相近</translation>
    </message>
    <message>
        <source>different %1</source>
        <comment>%1: name of a field</comment>
        <translation>%1不同</translation>
    </message>
    <message>
        <source>There is no record type “%1”.</source>
        <translation>没有记录类型“%1”。</translation>
    </message>
    <message>
        <source>The search for duplicates was stopped.</source>
        <translation>查找重复记录已停止。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
</context>
<context>
    <name>Enrolment</name>
    <message>
        <source>This is not a whole code: it begins with the server&apos;s address and a slash. Please compare it with what you were given.</source>
        <translation>代码不完整：它以服务器地址和斜杠开头。请与您收到的代码核对。</translation>
    </message>
    <message>
        <source>“%1” is not the address of a server. Please compare the code with what you were given.</source>
        <translation>“%1”不是服务器地址。请与您收到的代码核对。</translation>
    </message>
    <message>
        <source>“%1” does not occur in codes. Please compare the code with what you were given.</source>
        <translation>代码中不会出现“%1”。请与您收到的代码核对。</translation>
    </message>
    <message>
        <source>The code after the address has %1 letters and digits; this one has %2. Please compare it with what you were given.</source>
        <translation>地址之后的代码有 %1 个字母和数字，这里有 %2 个。请与您收到的代码核对。</translation>
    </message>
    <message>
        <source>The code has a typing error, maybe in the server&apos;s address. Please compare it with what you were given.</source>
        <translation>代码有输入错误，也可能在服务器地址中。请与您收到的代码核对。</translation>
    </message>
</context>
<context>
    <name>Exchange</name>
    <message>
        <source>The reason of an earlier rejection</source>
        <translation>上次被拒绝的原因</translation>
    </message>
    <message>
        <source>The header is the field&apos;s own name</source>
        <translation>表头就是字段的键</translation>
    </message>
    <message>
        <source>%1 writes this column; there is no field for it</source>
        <translation>这是 %1 的列，没有对应的字段</translation>
    </message>
    <message>
        <source>%1 calls it so</source>
        <translation>%1 中的名称</translation>
    </message>
    <message>
        <source>The header is the field&apos;s label</source>
        <translation>表头与字段名称相同</translation>
    </message>
    <message>
        <source>A usual name of the field</source>
        <translation>字段的常用名称</translation>
    </message>
    <message>
        <source>The field&apos;s label or a usual name, after the kind of record</source>
        <translation>记录类型加字段名称或其常用名称</translation>
    </message>
    <message>
        <source>The words of the field&apos;s name occur in it</source>
        <translation>包含字段名称中的词</translation>
    </message>
    <message>
        <source>No field fits</source>
        <translation>没有合适的字段</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a field of %2 that names another record.</source>
        <translation>“%1”不是%2中用来识别其他记录的字段。</translation>
    </message>
    <message>
        <source>%1 has no field &quot;%2&quot;. There are: %3.</source>
        <translation>%1没有字段“%2”。可用的有：%3。</translation>
    </message>
    <message>
        <source>comma</source>
        <translation>逗号</translation>
    </message>
    <message>
        <source>semicolon</source>
        <translation>分号</translation>
    </message>
    <message>
        <source>tab</source>
        <translation>制表符</translation>
    </message>
    <message>
        <source>vertical bar</source>
        <translation>竖线</translation>
    </message>
    <message>
        <source>control character %1</source>
        <translation>控制字符 %1</translation>
    </message>
    <message>
        <source>The encoding of the file could not be found out. Save it as CSV (UTF-8) and try again.</source>
        <translation>无法识别文件编码。请另存为 CSV（UTF-8）后重试。</translation>
    </message>
    <message>
        <source>Line %1: there is a NUL character, which text files do not hold. The file is damaged or of another kind: save the table as CSV (UTF-8).</source>
        <translation>第 %1 行：含有文本文件不应有的 NUL 字符。文件已损坏或是其他类型：请把表格另存为 CSV（UTF-8）。</translation>
    </message>
    <message>
        <source>Encoding: %1</source>
        <translation>编码：%1</translation>
    </message>
    <message>
        <source>Delimiter: %1</source>
        <translation>分隔符：%1</translation>
    </message>
    <message>
        <source>Quotes: %1</source>
        <translation>引号：%1</translation>
    </message>
    <message>
        <source>A backslash stands before quotes inside texts</source>
        <translation>文本内的引号前有反斜杠</translation>
    </message>
    <message>
        <source>The first row names the columns</source>
        <translation>首行是列名</translation>
    </message>
    <message>
        <source>The first row is data</source>
        <translation>首行是数据</translation>
    </message>
    <message>
        <source>The file &quot;%1&quot; cannot be opened.</source>
        <translation>无法打开文件“%1”。</translation>
    </message>
    <message>
        <source>The file &quot;%1&quot; cannot be read.</source>
        <translation>无法读取文件“%1”。</translation>
    </message>
    <message>
        <source>Column %1</source>
        <translation>第 %1 列</translation>
    </message>
    <message>
        <source>There is a NUL character in the text.</source>
        <translation>文本中含有 NUL 字符。</translation>
    </message>
    <message>
        <source>Line %1, column %2: </source>
        <translation>第 %1 行第 %2 列：</translation>
    </message>
    <message>
        <source>Reading was cancelled.</source>
        <translation>读取已取消。</translation>
    </message>
    <message>
        <source>The file could not be read further.</source>
        <translation>文件无法继续读取。</translation>
    </message>
    <message>
        <source>the bytes at position %1 are not valid %2. Choose the encoding the file was saved in (for example windows-1252 or GB18030), or save the file as UTF-8.</source>
        <translation>位置 %1 处的字节不是有效的 %2。请选择文件保存时的编码（如 GB18030 或 windows-1252），或把文件另存为 UTF-8。</translation>
    </message>
    <message>
        <source>there is a NUL character, which text files do not hold. The file is damaged, of another kind, or saved as UTF-16: save it as CSV (UTF-8).</source>
        <translation>含有文本文件不应有的 NUL 字符。文件已损坏、是其他类型或以 UTF-16 保存：请另存为 CSV（UTF-8）。</translation>
    </message>
    <message>
        <source>the row has more than %1 cells. The delimiter is probably another one, or the file is not a table.</source>
        <translation>该行超过 %1 个单元格。分隔符可能不对，或文件不是表格。</translation>
    </message>
    <message>
        <source>the cell that begins on line %1 is longer than %2 characters. Probably a closing quote is missing there, or the file is not a table: correct that line and import again.</source>
        <translation>从第 %1 行开始的单元格超过 %2 个字符。可能缺少右引号，或文件不是表格：请更正该行后重新导入。</translation>
    </message>
    <message>
        <source>the quote opened on line %1 is never closed. Add the missing quote there, or choose another quote character.</source>
        <translation>第 %1 行的引号没有闭合。请补上引号，或选择其他引号字符。</translation>
    </message>
    <message>
        <source>Line %1 has %2 cells, %3 were expected; the missing ones are read as empty.</source>
        <translation>第 %1 行有 %2 个单元格，应有 %3 个；缺少的按空值处理。</translation>
    </message>
    <message>
        <source>Line %1 has %2 cells, only %3 were expected. Is a text with the delimiter in it not quoted?</source>
        <translation>第 %1 行有 %2 个单元格，应只有 %3 个。是否有含分隔符的文本未加引号？</translation>
    </message>
    <message>
        <source>Line %1, column %2: a quote inside the text is not doubled; it is kept as text.</source>
        <translation>第 %1 行第 %2 列：文本内的引号没有成对书写，按普通文本保留。</translation>
    </message>
    <message>
        <source>The disk is full. Make room or choose another folder, then export again.</source>
        <translation>磁盘已满。请腾出空间或选择其他文件夹，然后重新导出。</translation>
    </message>
    <message>
        <source>The file could not be written.</source>
        <translation>无法写入文件。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is a folder. Name the file to write inside it.</source>
        <translation>“%1”是文件夹。请指明要写入其中的文件名。</translation>
    </message>
    <message>
        <source>The file &quot;%1&quot; cannot be written there. Choose another folder.</source>
        <translation>无法在此处写入文件“%1”。请选择其他文件夹。</translation>
    </message>
    <message>
        <source>The folder of &quot;%1&quot; does not exist.</source>
        <translation>“%1”所在的文件夹不存在。</translation>
    </message>
    <message>
        <source>The encoding &quot;%1&quot; is not known. Known are for example UTF-8, UTF-16LE, GB18030 and windows-1252.</source>
        <translation>未知的编码“%1”。支持的编码有 UTF-8、UTF-16LE、GB18030、windows-1252 等。</translation>
    </message>
    <message>
        <source>There is no record type &quot;%1&quot;.</source>
        <translation>没有记录类型“%1”。</translation>
    </message>
    <message>
        <source>You have no right to export records of the type %1.</source>
        <translation>您无权导出“%1”类型的记录。</translation>
    </message>
    <message>
        <source>The export was stopped. No file was written.</source>
        <translation>导出已停止，没有写入文件。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is none of the choices: %2.</source>
        <translation>“%1”不在选项之中：%2。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a currency; expected a code such as EUR.</source>
        <translation>“%1”不是币种；应为货币代码，如 CNY。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a list as exports write it (JSON).</source>
        <translation>“%1”不是导出所用的列表格式（JSON）。</translation>
    </message>
    <message>
        <source>The field &quot;%1&quot; cannot be read from text.</source>
        <translation>字段“%1”不能从文本读取。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is a workbook or another packed file, not delimited text. Save the sheet as CSV (UTF-8) and import that file.</source>
        <translation>“%1”是工作簿或其他压缩格式的文件，不是分隔文本。请把工作表另存为 CSV（UTF-8）再导入。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; holds address cards (vCard), not a table. Export the addresses as CSV and import that file.</source>
        <translation>“%1”是通讯录名片（vCard），不是表格。请把通讯录导出为 CSV 再导入。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; holds a calendar, not a table.</source>
        <translation>“%1”是日历，不是表格。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is a PDF. Export the table as CSV and import that file.</source>
        <translation>“%1”是 PDF。请把表格导出为 CSV 再导入。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is a database file. Export the table as CSV and import that file.</source>
        <translation>“%1”是数据库文件。请把表格导出为 CSV 再导入。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is compressed. Unpack it and import the CSV file inside.</source>
        <translation>“%1”是压缩文件。请解压后导入其中的 CSV 文件。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is a picture, not a table.</source>
        <translation>“%1”是图片，不是表格。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is a web page or XML file, not delimited text. Open it in a spreadsheet program and save it as CSV.</source>
        <translation>“%1”是网页或 XML 文件，不是分隔文本。请用电子表格软件打开并另存为 CSV。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is a program, not a table.</source>
        <translation>“%1”是程序，不是表格。</translation>
    </message>
    <message>
        <source>The file &quot;%1&quot; does not exist.</source>
        <translation>文件“%1”不存在。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is a folder. Name the file inside it.</source>
        <translation>“%1”是文件夹。请指明其中的文件。</translation>
    </message>
    <message>
        <source>The file &quot;%1&quot; cannot be read: you have no right to open it.</source>
        <translation>无法读取文件“%1”：您无权打开。</translation>
    </message>
    <message>
        <source>The map file cannot be used: %1</source>
        <translation>无法使用映射文件：%1</translation>
    </message>
    <message>
        <source>&quot;%1&quot; must be a list of field names.</source>
        <translation>“%1”必须是字段名列表。</translation>
    </message>
    <message>
        <source>the column &quot;%1&quot; must lead to a field name, {&quot;new&quot;: kind} or null.</source>
        <translation>列“%1”必须对应字段名、{&quot;new&quot;: 类型} 或 null。</translation>
    </message>
    <message>
        <source>The map file &quot;%1&quot; cannot be read.</source>
        <translation>无法读取映射文件“%1”。</translation>
    </message>
    <message>
        <source>line %1 is not valid JSON (%2).</source>
        <translation>第 %1 行不是有效的 JSON（%2）。</translation>
    </message>
    <message>
        <source>it must be one JSON object.</source>
        <translation>必须是一个 JSON 对象。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; must be an object.</source>
        <translation>“%1”必须是对象。</translation>
    </message>
    <message>
        <source>&quot;on_match&quot; must be update, skip or create.</source>
        <translation>“on_match”必须是 update、skip 或 create。</translation>
    </message>
    <message>
        <source>the date format must be YMD, DMY or MDY.</source>
        <translation>日期格式必须是 YMD、DMY 或 MDY。</translation>
    </message>
    <message>
        <source>the decimal sign must be &quot;.&quot; or &quot;,&quot;.</source>
        <translation>小数点必须是“.”或“,”。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not known.</source>
        <translation>未知的“%1”。</translation>
    </message>
    <message>
        <source>Records cannot be matched by &quot;%1&quot;; name a field of the record itself.</source>
        <translation>不能按“%1”匹配记录；请指明记录自身的字段。</translation>
    </message>
    <message>
        <source>There can be no default for &quot;%1&quot;; name a field of the record itself.</source>
        <translation>“%1”不能有默认值；请指明记录自身的字段。</translation>
    </message>
    <message>
        <source>A list of names</source>
        <translation>名称列表</translation>
    </message>
    <message>
        <source>The map says so</source>
        <translation>由映射文件指定</translation>
    </message>
    <message>
        <source>A new field</source>
        <translation>新字段</translation>
    </message>
    <message>
        <source>A field cannot be of the kind &quot;%1&quot;. Choose one of: %2.</source>
        <translation>字段类型不能是“%1”。请选择：%2。</translation>
    </message>
    <message>
        <source>Taken for &quot;%1&quot;</source>
        <translation>视为“%1”</translation>
    </message>
    <message>
        <source>%1: several records are called &quot;%2&quot;. Name one by its external id or uid.</source>
        <translation>%1：有多条记录名为“%2”。请用外部编号或 uid 指明其中一条。</translation>
    </message>
    <message>
        <source>%1: there is no %2 &quot;%3&quot;. Import it first, or allow that missing ones are created.</source>
        <translation>%1：没有%2“%3”。请先导入，或允许自动新建缺少的记录。</translation>
    </message>
    <message>
        <source>%1: there is no %2 with the uid %3. Import it first.</source>
        <translation>%1：没有 uid 为 %3 的%2。请先导入。</translation>
    </message>
    <message>
        <source>Will be created</source>
        <translation>将新建</translation>
    </message>
    <message>
        <source>Several records have the same %1. Merge them, or match by another field.</source>
        <translation>有多条记录的%1相同。请合并它们，或按其他字段匹配。</translation>
    </message>
    <message>
        <source>There already</source>
        <translation>已存在</translation>
    </message>
    <message>
        <source>a row above</source>
        <translation>上面的某一行</translation>
    </message>
    <message>
        <source>Nothing in the row is new</source>
        <translation>该行没有新内容</translation>
    </message>
    <message>
        <source>Looked for among the rows of the file, too</source>
        <translation>也在文件的各行中查找</translation>
    </message>
    <message>
        <source>The import needs about %1 MB on the disk of the workspace, %2 MB are free. Make room and try again.</source>
        <translation>导入约需工作区所在磁盘 %1 MB 空间，目前可用 %2 MB。请腾出空间后重试。</translation>
    </message>
    <message>
        <source>The import was stopped. Nothing was changed.</source>
        <translation>导入已停止，没有任何更改。</translation>
    </message>
    <message>
        <source>Imported %1: %2 new, %3 changed, from &quot;%4&quot;</source>
        <translation>从“%4”导入%1：新建 %2，修改 %3</translation>
    </message>
    <message>
        <source>Import of &quot;%1&quot;</source>
        <translation>导入“%1”</translation>
    </message>
    <message>
        <source>%1 cannot be found by &quot;%2&quot;.</source>
        <translation>不能按“%2”查找%1。</translation>
    </message>
    <message>
        <source>%1 cannot be matched by &quot;%2&quot;.</source>
        <translation>不能按“%2”匹配%1。</translation>
    </message>
    <message>
        <source>Both &quot;%1&quot; and &quot;%2&quot; lead to the field %3. Choose one of them.</source>
        <translation>“%1”和“%2”都对应字段“%3”。请选择其中之一。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a uid.</source>
        <translation>“%1”不是 uid。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is in another currency than the row&apos;s currency column says (%2).</source>
        <translation>“%1”的币种与该行币种列（%2）不一致。</translation>
    </message>
    <message>
        <source>Column &quot;%1&quot;: its dates are in the order %2, other columns in %3.</source>
        <translation>列“%1”的日期顺序为 %2，其他列为 %3。</translation>
    </message>
    <message>
        <source>The dates can be read in more than one order; they are read as %1. Choose another order if that is wrong.</source>
        <translation>日期可按多种顺序解读，现按%1解读。如有误请选择其他顺序。</translation>
    </message>
    <message>
        <source>The numbers do not tell whether the comma or the full stop is the decimal sign; it is taken to be &quot;%1&quot;.</source>
        <translation>无法从数字判断小数点是逗号还是句点，现按“%1”处理。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a number; expected one such as %2.</source>
        <translation>“%1”不是数字；应形如 %2。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a whole number; expected one such as 1250.</source>
        <translation>“%1”不是整数；应形如 1250。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not an amount; expected one such as %2.</source>
        <translation>“%1”不是金额；应形如 %2。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; does not say which currency is meant; name it by its code, such as CNY or SEK.</source>
        <translation>“%1”没有指明币种；请写货币代码，如 CNY 或 SEK。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is too large an amount.</source>
        <translation>金额“%1”过大。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is neither yes nor no; expected yes or no, true or false, 1 or 0.</source>
        <translation>“%1”不是“是”或“否”；应为 yes 或 no、true 或 false、1 或 0。</translation>
    </message>
    <message>
        <source>year, month, day, such as 2026-03-31</source>
        <translation>年、月、日，如 2026-03-31</translation>
    </message>
    <message>
        <source>day, month, year, such as 31.03.2026</source>
        <translation>日、月、年，如 31.03.2026</translation>
    </message>
    <message>
        <source>month, day, year, such as 03/31/2026</source>
        <translation>月、日、年，如 03/31/2026</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a date; expected %2.</source>
        <translation>“%1”不是日期；应为%2。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a point in time; expected %2 and maybe a time such as 14:30.</source>
        <translation>“%1”不是时间；应为%2，可加时刻，如 14:30。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a duration; expected one such as 1:30, 90 min or 1h 30m.</source>
        <translation>“%1”不是时长；应形如 1:30、90 min 或 1h 30m。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is an old Office file or protected by a password. Save it as .xlsx without a password, or as CSV (UTF-8), and import that file.</source>
        <translation>“%1”是旧版 Office 文件或受密码保护。请另存为不带密码的 .xlsx 或 CSV（UTF-8）再导入。</translation>
    </message>
    <message>
        <source>Sheet &quot;%1&quot; of %2 in the workbook</source>
        <translation>工作簿共 %2 个工作表，取“%1”</translation>
    </message>
    <message>
        <source>The workbook&apos;s only sheet, &quot;%1&quot;</source>
        <translation>工作簿中唯一的工作表“%1”</translation>
    </message>
    <message>
        <source>Hidden rows are read, too: %1 so far</source>
        <translation>隐藏的行也会读取：目前 %1 行</translation>
    </message>
    <message>
        <source>Address cards are people: they are imported as contacts, with the companies they name.</source>
        <translation>通讯录名片记录的是人：将导入为联系人，并连同其中提到的公司。</translation>
    </message>
    <message>
        <source>The table has %1 columns (the last is &quot;%2&quot;); at most %3 can be imported. Delete those that are not needed, or look whether another delimiter is meant.</source>
        <translation>表格有 %1 列（最后一列是“%2”）；最多可导入 %3 列。请删除不需要的列，或检查是否应使用其他分隔符。</translation>
    </message>
    <message>
        <source>Found by its headers and name</source>
        <translation>根据表头和名称识别</translation>
    </message>
    <message>
        <source>%1 name each other. The first is imported first; what it names of the others is looked for among the records there already.</source>
        <translation>%1 互相引用。先导入第一个；其中对其他表格的引用在已有记录中查找。</translation>
    </message>
    <message>
        <source>%1 names records of %2, which comes after it: they are not found there.</source>
        <translation>%1 引用了排在其后的 %2 中的记录：届时找不到这些记录。</translation>
    </message>
    <message>
        <source>At most %1 tables can be imported at once.</source>
        <translation>一次最多可导入 %1 个表格。</translation>
    </message>
    <message>
        <source>Import of %1</source>
        <translation>导入 %1</translation>
    </message>
    <message>
        <source>Imported %1 tables: %2 new, %3 changed, from %4</source>
        <translation>从 %4 导入 %1 个表格：新建 %2，修改 %3</translation>
    </message>
    <message>
        <source>%1: the text has %2 characters; this field is for one line.</source>
        <translation>%1：文本有 %2 个字符；此字段只容纳一行。</translation>
    </message>
    <message>
        <source>Line %1 is longer than %2 MB. The file is damaged or holds no address cards.</source>
        <translation>第 %1 行超过 %2 MB。文件已损坏或不含通讯录名片。</translation>
    </message>
    <message>
        <source>The entry that begins on line %1 is longer than %2 MB. The file is damaged: remove that entry and import again.</source>
        <translation>从第 %1 行开始的条目超过 %2 MB。文件已损坏：请移除该条目后重新导入。</translation>
    </message>
    <message>
        <source>The file ends inside the card that begins on line %1; what is there was read.</source>
        <translation>文件在第 %1 行开始的名片中途结束；已读取现有内容。</translation>
    </message>
    <message>
        <source>The card that begins on line %1 is not ended; what is there was read.</source>
        <translation>第 %1 行开始的名片没有结束标记；已读取现有内容。</translation>
    </message>
    <message>
        <source>The card that begins on line %1 has more than %2 entries. The file is damaged: remove that card and import again.</source>
        <translation>第 %1 行开始的名片有超过 %2 个条目。文件已损坏：请移除该名片后重新导入。</translation>
    </message>
    <message>
        <source>%1 is not carried over; it occurs %2 times.</source>
        <translation>%1 不会导入；它出现了 %2 次。</translation>
    </message>
    <message>
        <source>Only contacts can be exported as address cards. Choose CSV or a workbook.</source>
        <translation>只有联系人可以导出为通讯录名片。请选择 CSV 或工作簿。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; cannot be written there. Choose another folder.</source>
        <translation>无法在那里写入“%1”。请选择其他文件夹。</translation>
    </message>
    <message>
        <source>In &quot;%1&quot;, %2: %3</source>
        <translation>“%1”中，%2：%3</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is a binary workbook. Save it as an Excel workbook (.xlsx) or as CSV, and import that file.</source>
        <translation>“%1”是二进制工作簿。请另存为 Excel 工作簿（.xlsx）或 CSV 再导入。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is an OpenDocument file. Save the table as .xlsx or as CSV, and import that file.</source>
        <translation>“%1”是 OpenDocument 文件。请把表格另存为 .xlsx 或 CSV 再导入。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is a packed file without a workbook in it. Unpack it, and import the tables inside.</source>
        <translation>“%1”是不含工作簿的压缩文件。请解压后导入其中的表格。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; holds no worksheet.</source>
        <translation>“%1”中没有工作表。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; holds a text of more than %2 characters (number %3 of its texts). No spreadsheet program lets a cell grow so long: shorten it, or save the sheet as CSV.</source>
        <translation>“%1”中有一段超过 %2 个字符的文本（其中第 %3 段）。电子表格软件不允许单元格这么长：请缩短，或把工作表另存为 CSV。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; holds more than %2 million characters of text, which have to be kept in memory to read a workbook. Save the sheet as CSV; CSV files of any size can be imported.</source>
        <translation>“%1”含有超过 %2 百万个字符的文本，读取工作簿时须全部放在内存中。请把工作表另存为 CSV；CSV 文件不限大小。</translation>
    </message>
    <message>
        <source>There is no sheet &quot;%1&quot; in &quot;%2&quot;. There are: %3.</source>
        <translation>“%2”中没有工作表“%1”。可用的有：%3。</translation>
    </message>
    <message>
        <source>Sheet &quot;%1&quot;, near row %2: %3</source>
        <translation>工作表“%1”第 %2 行附近：%3</translation>
    </message>
    <message>
        <source>The row has %1 cells, the header %2; the extra ones are kept.</source>
        <translation>该行有 %1 个单元格，表头有 %2 个；多出的予以保留。</translation>
    </message>
    <message>
        <source>Sheet &quot;%1&quot;, cell %2: %3</source>
        <translation>工作表“%1”单元格 %2：%3</translation>
    </message>
    <message>
        <source>Cell %1: %2</source>
        <translation>单元格 %1：%2</translation>
    </message>
    <message>
        <source>the cells of the row are not in order; the file is damaged. Open it in a spreadsheet program, save it again, and import that.</source>
        <translation>该行的单元格顺序错乱；文件已损坏。请用电子表格软件打开并重新保存，再导入。</translation>
    </message>
    <message>
        <source>a sheet has at most %1 columns. The file is damaged or not a table.</source>
        <translation>工作表最多有 %1 列。文件已损坏或不是表格。</translation>
    </message>
    <message>
        <source>the cell holds more than %1 characters. No spreadsheet program lets a cell grow so long: shorten it, or save the sheet as CSV.</source>
        <translation>单元格超过 %1 个字符。电子表格软件不允许单元格这么长：请缩短，或把工作表另存为 CSV。</translation>
    </message>
    <message>
        <source>the formula has no saved result and is read as blank. Open the file in a spreadsheet program and save it, then its results are in it.</source>
        <translation>公式没有保存结果，按空值读取。请用电子表格软件打开并保存，结果就会写入文件。</translation>
    </message>
    <message>
        <source>its text is not in the workbook; the file is damaged. Open it in a spreadsheet program, save it again, and import that.</source>
        <translation>其文本不在工作簿中；文件已损坏。请用电子表格软件打开并重新保存，再导入。</translation>
    </message>
    <message>
        <source>the value is an error (%1) and is read as blank.</source>
        <translation>其值为错误（%1），按空值读取。</translation>
    </message>
    <message>
        <source>The workbook &quot;%1&quot; could not be written. Look whether the disk is full and whether you may write there; what was there before is unchanged.</source>
        <translation>无法写入工作簿“%1”。请检查磁盘是否已满以及您是否有写入权限；原有内容保持不变。</translation>
    </message>
    <message>
        <source>A sheet has at most %1 columns.</source>
        <translation>工作表最多有 %1 列。</translation>
    </message>
    <message>
        <source>Row %1, column &quot;%2&quot;: the text has %3 characters, a cell of a workbook holds %4. Export as CSV instead, or without this column.</source>
        <translation>第 %1 行“%2”列：文本有 %3 个字符，工作簿的单元格只容纳 %4 个。请改为导出 CSV，或不导出此列。</translation>
    </message>
    <message>
        <source>the part declares a document type, which workbooks do not. Such files are made to do harm; it is not read.</source>
        <translation>该部分声明了文档类型，而工作簿不会这样做。此类文件是为造成破坏而制作的，未读取。</translation>
    </message>
    <message>
        <source>the part is damaged. Open the file in a spreadsheet program, save it again, and import that.</source>
        <translation>该部分已损坏。请用电子表格软件打开并重新保存，再导入。</translation>
    </message>
    <message>
        <source>the part holds a mark of more than 4 MB, which no workbook does. It is not read.</source>
        <translation>该部分含有超过 4 MB 的标记，而工作簿不会有这样的标记。未读取。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is damaged or was not copied completely. Save it again in the program it comes from, or fetch it once more.</source>
        <translation>“%1”已损坏或未完整复制。请在原程序中重新保存，或重新获取。</translation>
    </message>
    <message>
        <source>There is not enough memory.</source>
        <translation>内存不足。</translation>
    </message>
    <message>
        <source>The part &quot;%1&quot; of &quot;%2&quot; unpacks to more than %3 MB from a file of %4 MB. No table does that; such files are made to fill memory and disk. If it is honest data, save it as CSV.</source>
        <translation>“%2”中的“%1”部分解压后超过 %3 MB，而文件只有 %4 MB。正常表格不会如此；此类文件用来耗尽内存和磁盘。如果数据确实可信，请另存为 CSV。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is protected by a password. Take the password away in the program it comes from and save it again.</source>
        <translation>“%1”受密码保护。请在原程序中去除密码后重新保存。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; holds more than %2 files; it cannot be read.</source>
        <translation>“%1”含有超过 %2 个文件，无法读取。</translation>
    </message>
    <message>
        <source>There is no part &quot;%1&quot; in &quot;%2&quot;.</source>
        <translation>“%2”中没有“%1”部分。</translation>
    </message>
    <message>
        <source>The part &quot;%1&quot; of &quot;%2&quot; is too big to be read.</source>
        <translation>“%2”中的“%1”部分过大，无法读取。</translation>
    </message>
    <message>
        <source>The disk is full: &quot;%1&quot; was not written. Free some space and try again.</source>
        <translation>磁盘已满：未写入“%1”。请腾出空间后重试。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; cannot be written.</source>
        <translation>无法写入“%1”。</translation>
    </message>
    <message>
        <source>Asked to be erased: do not contact</source>
        <translation>曾要求删除个人数据：请勿联系</translation>
    </message>
    <message>
        <source>The content of “%1” is not on this computer.</source>
        <translation>“%1”的内容不在这台电脑上。</translation>
    </message>
    <message>
        <source>The content of “%1” is damaged: %2</source>
        <translation>“%1”的内容已损坏：%2</translation>
    </message>
    <message>
        <source>You have no right to export contacts.</source>
        <translation>您无权导出联系人。</translation>
    </message>
    <message>
        <source>“%1” cannot be written: %2</source>
        <translation>无法写入“%1”：%2</translation>
    </message>
    <message>
        <source>it is in use</source>
        <translation>正在使用中</translation>
    </message>
    <message>
        <source>the folder cannot be made</source>
        <translation>无法创建文件夹</translation>
    </message>
    <message>
        <source>it exists already</source>
        <translation>已经存在</translation>
    </message>
    <message>
        <source>“%1” exists already. Choose another name.</source>
        <translation>“%1”已经存在。请选择其他名称。</translation>
    </message>
    <message>
        <source>What is stored about %1</source>
        <translation>关于 %1 存储的数据</translation>
    </message>
    <message>
        <source>Written on %1 by %2.</source>
        <translation>由 %2 写于 %1。</translation>
    </message>
    <message>
        <source>Records in this export:</source>
        <translation>此导出中的记录：</translation>
    </message>
    <message>
        <source>person.json holds all of it, with what was changed, when and by whom. The folder csv holds the same records as tables, the folder files the attached files.</source>
        <translation>person.json 包含全部内容，以及谁在何时更改了什么。文件夹 csv 以表格形式包含相同的记录，文件夹 files 包含附件。</translation>
    </message>
    <message>
        <source>Not included:</source>
        <translation>未包含：</translation>
    </message>
</context>
<context>
    <name>Field</name>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>At</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>公司</translation>
    </message>
    <message>
        <source>Deal</source>
        <translation>商机</translation>
    </message>
    <message>
        <source>Ticket</source>
        <translation>工单</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>方向</translation>
    </message>
    <message>
        <source>Need</source>
        <translation>需求</translation>
    </message>
    <message>
        <source>Replied at</source>
        <translation>回复时间</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>社交平台</translation>
    </message>
    <message>
        <source>Post</source>
        <translation>帖子</translation>
    </message>
    <message>
        <source>Audience</source>
        <translation>受众人数</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Starts on</source>
        <translation>开始日期</translation>
    </message>
    <message>
        <source>Ends on</source>
        <translation>结束日期</translation>
    </message>
    <message>
        <source>Budget</source>
        <translation>预算</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>币种</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Campaign</source>
        <translation>市场活动</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>On</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Responded</source>
        <translation>响应时间</translation>
    </message>
    <message>
        <source>Interactions</source>
        <translation>互动次数</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Industry</source>
        <translation>行业</translation>
    </message>
    <message>
        <source>Employees</source>
        <translation>员工数</translation>
    </message>
    <message>
        <source>Registered on</source>
        <translation>注册日期</translation>
    </message>
    <message>
        <source>Website</source>
        <translation>网站</translation>
    </message>
    <message>
        <source>Parent company</source>
        <translation>母公司</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>From</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>To</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>First name</source>
        <translation>名</translation>
    </message>
    <message>
        <source>Last name</source>
        <translation>姓</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>职位</translation>
    </message>
    <message>
        <source>Lifecycle</source>
        <translation>客户阶段</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Birthday</source>
        <translation>生日</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>产品</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>阶段</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>开启时间</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>关闭时间</translation>
    </message>
    <message>
        <source>Expected close</source>
        <translation>预计成交日期</translation>
    </message>
    <message>
        <source>Lost because</source>
        <translation>输单原因</translation>
    </message>
    <message>
        <source>Competitor</source>
        <translation>竞争对手</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Unit price</source>
        <translation>单价</translation>
    </message>
    <message>
        <source>Discount</source>
        <translation>折扣</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>汇率</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>External ID</source>
        <translation>外部编号</translation>
    </message>
    <message>
        <source>External source</source>
        <translation>外部来源</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>创建时间</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>修改时间</translation>
    </message>
    <message>
        <source>Created by</source>
        <translation>创建人</translation>
    </message>
    <message>
        <source>Changed by</source>
        <translation>修改人</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>邮箱</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Street</source>
        <translation>街道</translation>
    </message>
    <message>
        <source>City</source>
        <translation>城市</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>省/地区</translation>
    </message>
    <message>
        <source>Postal code</source>
        <translation>邮政编码</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>国家/地区</translation>
    </message>
    <message>
        <source>E-mails</source>
        <translation>全部邮箱</translation>
    </message>
    <message>
        <source>Phones</source>
        <translation>全部电话</translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Record type</source>
        <translation>记录类型</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>键</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Choices</source>
        <translation>选项</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>顺序</translation>
    </message>
    <message>
        <source>Required</source>
        <translation>必填</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Ordered on</source>
        <translation>下单日期</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Delivered on</source>
        <translation>交付日期</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>订单</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>价格</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>启用</translation>
    </message>
    <message>
        <source>Pipeline</source>
        <translation>销售管道</translation>
    </message>
    <message>
        <source>Probability</source>
        <translation>赢率</translation>
    </message>
    <message>
        <source>Idle after (days)</source>
        <translation>停滞天数</translation>
    </message>
    <message>
        <source>From stage</source>
        <translation>原阶段</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>到期时间</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Done at</source>
        <translation>完成时间</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>上级</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>优先级</translation>
    </message>
    <message>
        <source>First response</source>
        <translation>首次响应</translation>
    </message>
    <message>
        <source>Resolved</source>
        <translation>解决时间</translation>
    </message>
    <message>
        <source>Satisfaction</source>
        <translation>满意度</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>描述</translation>
    </message>
    <message>
        <source>From state</source>
        <translation>原状态</translation>
    </message>
    <message>
        <source>To state</source>
        <translation>新状态</translation>
    </message>
    <message>
        <source>Assigned to</source>
        <translation>分配给</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>团队</translation>
    </message>
    <message>
        <source>Media type</source>
        <translation>媒体类型</translation>
    </message>
    <message>
        <source>Size in bytes</source>
        <translation>字节数</translation>
    </message>
    <message>
        <source>Hash</source>
        <translation>哈希值</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>跟进记录</translation>
    </message>
    <message>
        <source>Shown</source>
        <translation>何时显示</translation>
    </message>
    <message>
        <source>Needed</source>
        <translation>何时必填</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>何时锁定</translation>
    </message>
    <message>
        <source>Retired</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>Relation</source>
        <translation>关系</translation>
    </message>
    <message>
        <source>First record</source>
        <translation>第一条记录</translation>
    </message>
    <message>
        <source>Second record</source>
        <translation>第二条记录</translation>
    </message>
    <message>
        <source>Query</source>
        <translation>查询</translation>
    </message>
    <message>
        <source>Sorted by</source>
        <translation>排序</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Shared</source>
        <translation>共享</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>已置顶</translation>
    </message>
    <message>
        <source>Verified</source>
        <translation>核实时间</translation>
    </message>
    <message>
        <source>Verified by</source>
        <translation>核实人</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>截止日期</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>Legal basis</source>
        <translation>法律依据</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>凭证</translation>
    </message>
    <message>
        <source>Extent</source>
        <translation>范围</translation>
    </message>
    <message>
        <source>Base currency</source>
        <translation>本位币种</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>时区</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>条件</translation>
    </message>
    <message>
        <source>Months</source>
        <translation>月数</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Shared with</source>
        <translation>共享给</translation>
    </message>
</context>
<context>
    <name>FieldCondition</name>
    <message>
        <source>“%1” is no condition. Write “always”, “field=value|value”, “field!=value”, “field filled” or “field empty”.</source>
        <translation>“%1”不是条件。请写“always”、“field=value|value”、“field!=value”、“field filled”或“field empty”。</translation>
    </message>
    <message>
        <source> or </source>
        <extracomment>joins alternatives: &quot;Customer or Former customer&quot;</extracomment>
        <translation>或</translation>
    </message>
    <message>
        <source>when %1 is %2</source>
        <extracomment>end of a sentence: %1 a field, %2 its value</extracomment>
        <translation>在%1为%2时</translation>
    </message>
    <message>
        <source>when %1 is not %2</source>
        <translation>在%1不为%2时</translation>
    </message>
    <message>
        <source>when %1 is filled in</source>
        <translation>在%1已填写时</translation>
    </message>
    <message>
        <source>when %1 is empty</source>
        <translation>在%1为空时</translation>
    </message>
</context>
<context>
    <name>FieldsPage</name>
    <message>
        <source>Retired</source>
        <translation>已停用</translation>
    </message>
</context>
<context>
    <name>Format</name>
    <message>
        <source>d MMM</source>
        <translation>M月d日</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <translation>yyyy年M月d日</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Tomorrow</source>
        <translation>明天</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 小时 %2 分钟</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 小时</translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <translation>%1 天 %2 小时</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 天</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>刚刚</translation>
    </message>
    <message>
        <source>1 day</source>
        <translation>1 天</translation>
    </message>
    <message>
        <source>%1 days</source>
        <translation>%1 天</translation>
    </message>
    <message>
        <source>%1 months</source>
        <translation>%1 个月</translation>
    </message>
    <message>
        <source>%1 years</source>
        <translation>%1 年</translation>
    </message>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>tomorrow</source>
        <translation>明天</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>昨天</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>You have no right to see the history of this workspace.</source>
        <translation>您无权查看此工作区的历史。</translation>
    </message>
    <message>
        <source>edited since</source>
        <translation>此后又被编辑</translation>
    </message>
    <message>
        <source>used by other records since</source>
        <translation>此后已被其他记录引用</translation>
    </message>
    <message>
        <source>deleted since</source>
        <translation>此后已被删除</translation>
    </message>
    <message>
        <source>it is back already</source>
        <translation>已经恢复</translation>
    </message>
    <message>
        <source>There is no transaction %1 in the history.</source>
        <translation>历史中没有操作 %1。</translation>
    </message>
    <message>
        <source>This was undone already.</source>
        <translation>此操作已撤销。</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>操作人</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Undone</source>
        <translation>已撤销</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>From elsewhere</source>
        <translation>来自别处</translation>
    </message>
    <message>
        <source>There is no record type “%1”.</source>
        <translation>没有记录类型“%1”。</translation>
    </message>
    <message>
        <source>(deleted)</source>
        <translation>（已删除）</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Restored</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>This made the workspace itself; it cannot be undone.</source>
        <translation>这一步创建了工作区本身，无法撤销。</translation>
    </message>
    <message>
        <source>edited since and kept as it is: %1</source>
        <translation>此后被编辑，保留原样：%1</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>已停止。</translation>
    </message>
    <message>
        <source>(without a name)</source>
        <translation>（无名称）</translation>
    </message>
    <message>
        <source>a new tag has this name</source>
        <translation>已有新标签使用此名称</translation>
    </message>
    <message>
        <source>“%1” was set to something else since and stays so</source>
        <translation>“%1”此后已改为其他内容，保持不变</translation>
    </message>
    <message>
        <source>Stopped. Nothing was changed.</source>
        <translation>已停止，没有任何更改。</translation>
    </message>
    <message>
        <source>What was chosen is not in the recycle bin any more.</source>
        <translation>所选内容已不在回收站中。</translation>
    </message>
    <message>
        <source>is back, but not its link “%1”: that record is deleted</source>
        <translation>已恢复，但链接“%1”除外：该记录已删除</translation>
    </message>
    <message>
        <source>The history of this workspace begins on %1 at %2. Choose that day or a later one.</source>
        <translation>此工作区的历史始于 %1 %2。请选择该日或之后的日期。</translation>
    </message>
    <message>
        <source>An entry of the history cannot be read, so earlier states cannot be shown. Check the workspace, or look into a backup of that time.</source>
        <translation>历史中有一条记录无法读取，因此无法显示更早的状态。请检查工作区，或查看当时的备份。</translation>
    </message>
    <message>
        <source>Preparing the earlier state</source>
        <translation>准备较早的状态</translation>
    </message>
    <message>
        <source>There is no place to prepare the earlier state in: neither the folder of the workspace nor the system&apos;s folder for temporary files can be written.</source>
        <translation>没有可用于准备较早状态的位置：工作区文件夹和系统的临时文件夹均不可写。</translation>
    </message>
    <message>
        <source>“%1” is no date. Write 2026-03-03, 2026-03-03 14:30, or #120 for the state right after transaction 120.</source>
        <translation>“%1”不是日期。请写成 2026-03-03、2026-03-03 14:30，或用 #120 表示事务 120 之后的状态。</translation>
    </message>
    <message>
        <source>erased for good</source>
        <translation>已永久删除</translation>
    </message>
    <message>
        <source>An erasure is for good; it cannot be undone.</source>
        <translation>永久删除无法撤销。</translation>
    </message>
    <message>
        <source>You have no right to undo what others did. Ask whoever manages this workspace.</source>
        <translation>您无权撤销他人的操作。请联系此工作区的管理员。</translation>
    </message>
</context>
<context>
    <name>ImportDialogs</name>
    <message>
        <source>Import files</source>
        <translation>导入文件</translation>
    </message>
    <message>
        <source>Tables and address cards (*.csv *.tsv *.txt *.xlsx *.vcf);;All files (*)</source>
        <translation>表格和通讯录名片 (*.csv *.tsv *.txt *.xlsx *.vcf);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Load a map file</source>
        <translation>载入映射文件</translation>
    </message>
    <message>
        <source>Map files (*.json)</source>
        <translation>映射文件 (*.json)</translation>
    </message>
    <message>
        <source>Save the map file</source>
        <translation>保存映射文件</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>已保存 %1</translation>
    </message>
    <message>
        <source>Save the rejected rows</source>
        <translation>保存被拒绝的行</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV 文件 (*.csv)</translation>
    </message>
    <message>
        <source>The rows could not be saved: %1</source>
        <translation>无法保存这些行：%1</translation>
    </message>
    <message>
        <source>Saved %1. Correct the rows there and import that file.</source>
        <translation>已保存 %1。请更正其中的行，再导入该文件。</translation>
    </message>
</context>
<context>
    <name>ImportSession</name>
    <message>
        <source>guessed from the headers</source>
        <translation>根据表头推测</translation>
    </message>
    <message>
        <source>Chosen by you</source>
        <translation>由您选择</translation>
    </message>
    <message>
        <source>The map file “%1” cannot be written: %2</source>
        <translation>无法写入映射文件“%1”：%2</translation>
    </message>
    <message>
        <source>New field: text</source>
        <translation>新字段：文本</translation>
    </message>
    <message>
        <source>New field: whole number</source>
        <translation>新字段：整数</translation>
    </message>
    <message>
        <source>New field: number</source>
        <translation>新字段：数字</translation>
    </message>
    <message>
        <source>New field: date</source>
        <translation>新字段：日期</translation>
    </message>
    <message>
        <source>New field: yes or no</source>
        <translation>新字段：是/否</translation>
    </message>
    <message>
        <source>New field: one of a few</source>
        <translation>新字段：选项</translation>
    </message>
</context>
<context>
    <name>ImportSteps</name>
    <message>
        <source>“%1” is taken for “%2” (%3 rows)</source>
        <translation>“%1”视为“%2”（%3 行）</translation>
    </message>
    <message>
        <source>%1 linked records are created</source>
        <translation>将新建 %1 条关联记录</translation>
    </message>
    <message>
        <source>%1 amounts have more places than the currency and are rounded</source>
        <translation>%1 个金额的小数位数超过币种规定，将四舍五入</translation>
    </message>
    <message>
        <source>%1 names lose blanks at their ends</source>
        <translation>将去除 %1 个名称首尾的空格</translation>
    </message>
    <message>
        <source>New fields: %1</source>
        <translation>新字段：%1</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation>第 %1 行：%2</translation>
    </message>
    <message>
        <source>… and %1 more rejected rows</source>
        <translation>…另有 %1 行被拒绝</translation>
    </message>
    <message numerus="yes">
        <source>%n rows are of people who asked to be erased: do not contact them, or reject these rows</source>
        <translation>
            <numerusform>%n 行属于曾要求删除个人数据的人：请勿联系他们，或拒绝这些行</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>List</name>
    <message>
        <source>There are no records of type “%1”.</source>
        <translation>没有“%1”类型的记录。</translation>
    </message>
    <message>
        <source>%1 have no field “%2” to sort by.</source>
        <translation>%1没有可用来排序的字段“%2”。</translation>
    </message>
    <message>
        <source>Only a list sorted by name can be read on from a row.</source>
        <translation>只有按名称排序的列表才能从某一行继续读取。</translation>
    </message>
    <message>
        <source>“%1” is no number; it cannot be summed up.</source>
        <translation>“%1”不是数字，不能求和。</translation>
    </message>
    <message>
        <source>The sum is too large to be shown.</source>
        <translation>合计过大，无法显示。</translation>
    </message>
</context>
<context>
    <name>ListOutput</name>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>The first %1 of %2 rows. Export the list for all of them.</source>
        <translation>%2 行中的前 %1 行。如需全部，请导出列表。</translation>
    </message>
</context>
<context>
    <name>ListViews</name>
    <message>
        <source>Mine</source>
        <translation>我的</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Recently added</source>
        <translation>最近新增</translation>
    </message>
    <message>
        <source>Without e-mail and phone</source>
        <translation>无邮箱和电话</translation>
    </message>
    <message>
        <source>Without an owner</source>
        <translation>无负责人</translation>
    </message>
    <message>
        <source>Unchanged for 90 days</source>
        <translation>90 天未更改</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>My open ones</source>
        <translation>我的进行中</translation>
    </message>
    <message>
        <source>Closing this month</source>
        <translation>本月预计成交</translation>
    </message>
    <message>
        <source>Without a next step</source>
        <translation>没有下一步</translation>
    </message>
    <message>
        <source>Closed this quarter</source>
        <translation>本季度关闭</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>已逾期</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Urgent</source>
        <translation>紧急</translation>
    </message>
    <message>
        <source>Resolved this month</source>
        <translation>本月解决</translation>
    </message>
    <message>
        <source>This quarter</source>
        <translation>本季度</translation>
    </message>
    <message>
        <source>Not yet delivered</source>
        <translation>尚未送达</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>通话</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>本周</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>启用</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>There is no view “%1” of %2. Try: %3.</source>
        <translation>%2没有视图“%1”。可试：%3。</translation>
    </message>
    <message>
        <source>There are no records of type “%1”.</source>
        <translation>没有“%1”类型的记录。</translation>
    </message>
    <message>
        <source>There is a view “%1” already. Choose another name.</source>
        <translation>已有视图“%1”。请换一个名称。</translation>
    </message>
    <message>
        <source>The view “%1” belongs to a colleague.</source>
        <translation>视图“%1”属于一位同事。</translation>
    </message>
</context>
<context>
    <name>Merge</name>
    <message>
        <source>%1 has no field “%2” to choose.</source>
        <translation>%1没有可供选择的字段“%2”。</translation>
    </message>
    <message>
        <source>“%1” holds one value: choose “keep” or “other”.</source>
        <translation>“%1”只容纳一个值：请选择“keep”或“other”。</translation>
    </message>
    <message>
        <source>Records of the type %1 cannot be merged.</source>
        <translation>“%1”类型的记录不能合并。</translation>
    </message>
    <message>
        <source>A record cannot be merged with itself. Name two.</source>
        <translation>记录不能与自身合并。请指明两条记录。</translation>
    </message>
    <message>
        <source>You have no right to change records of the type %1. Ask whoever manages this workspace.</source>
        <translation>您无权修改“%1”类型的记录。请联系工作区管理员。</translation>
    </message>
    <message>
        <source>Records that you may not see belong to “%1”. Ask a colleague who may to merge it.</source>
        <translation>“%1”下有您无权查看的记录。请由有权限的同事来合并。</translation>
    </message>
    <message>
        <source>Merged %1 “%2” into “%3”</source>
        <translation>把%1“%2”合并到“%3”</translation>
    </message>
    <message>
        <source>These are one and the same record. Name two.</source>
        <translation>这是同一条记录。请指明两条不同的记录。</translation>
    </message>
    <message>
        <source>“%1” and “%2” are no duplicates</source>
        <translation>“%1”与“%2”不是重复记录</translation>
    </message>
    <message>
        <source>You have no right to merge records of the type %1. Ask whoever manages this workspace.</source>
        <translation>您无权合并“%1”类型的记录。请联系此工作区的管理员。</translation>
    </message>
</context>
<context>
    <name>Money</name>
    <message>
        <source>This amount is too large to be stored.</source>
        <translation>此金额过大，无法保存。</translation>
    </message>
    <message>
        <source>Amounts in %1 and %2 cannot be added. Convert one of them first.</source>
        <translation>%1 与 %2 的金额不能直接相加。请先换算其中之一。</translation>
    </message>
    <message>
        <source>A currency is a code of three letters, like EUR.</source>
        <translation>币种是三个字母的代码，如 CNY。</translation>
    </message>
    <message>
        <source>This amount has more decimal places than its currency. Round it first.</source>
        <translation>此金额的小数位数超过该币种的规定。请先四舍五入。</translation>
    </message>
    <message>
        <source>This is not an amount. Write it with digits, like 1234.50.</source>
        <translation>这不是金额。请用数字书写，如 1234.50。</translation>
    </message>
</context>
<context>
    <name>NewWorkspace</name>
    <message>
        <source>My company</source>
        <translation>我的公司</translation>
    </message>
    <message>
        <source>Write the name of your company; it names the workspace too.</source>
        <translation>请填写公司名称；工作区也以此命名。</translation>
    </message>
    <message>
        <source>Write your name; records and history show it.</source>
        <translation>请填写您的姓名；它会显示在记录和历史中。</translation>
    </message>
    <message>
        <source>Choose a currency, such as EUR.</source>
        <translation>请选择币种，如 CNY。</translation>
    </message>
    <message>
        <source>Choose a time zone from the list, such as Europe/Berlin.</source>
        <translation>请从列表中选择时区，如 Asia/Shanghai。</translation>
    </message>
    <message>
        <source>Choose the folder in which the workspace will lie.</source>
        <translation>请选择存放工作区的文件夹。</translation>
    </message>
    <message>
        <source>“%1” exists already. Choose another folder or name.</source>
        <translation>“%1”已存在。请选择其他文件夹或名称。</translation>
    </message>
    <message numerus="yes">
        <source>Use at least %n characters.</source>
        <translation>
            <numerusform>请至少使用 %n 个字符。</numerusform>
        </translation>
    </message>
    <message>
        <source>The two passphrases differ. Type it again.</source>
        <translation>两次输入的密码不一致。请重新输入。</translation>
    </message>
    <message>
        <source>Demo company</source>
        <translation>演示公司</translation>
    </message>
    <message>
        <source>Make room on the disk, or choose a folder on another one.</source>
        <translation>请腾出磁盘空间，或选择另一块磁盘上的文件夹。</translation>
    </message>
    <message>
        <source>Choose a folder in which you may write, such as Documents.</source>
        <translation>请选择您有写入权限的文件夹，例如“文档”。</translation>
    </message>
    <message>
        <source>Open the newest backup; the damaged folder is left as it is.</source>
        <translation>请打开最新的备份；已损坏的文件夹保留原样。</translation>
    </message>
    <message>
        <source>If it lies on another disk, connect that first.</source>
        <translation>如果它在另一块磁盘上，请先连接该磁盘。</translation>
    </message>
</context>
<context>
    <name>NextStep</name>
    <message>
        <source>Won %1</source>
        <translation>%1赢单</translation>
    </message>
    <message>
        <source>Lost %1</source>
        <translation>%1输单</translation>
    </message>
    <message>
        <source>Due since %1</source>
        <translation>已于%1到期</translation>
    </message>
    <message numerus="yes">
        <source>%n d overdue</source>
        <translation>
            <numerusform>逾期 %n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 today</source>
        <translation>今天：%1</translation>
    </message>
    <message numerus="yes">
        <source>Close %n d late</source>
        <translation>
            <numerusform>预计成交已过 %n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 tomorrow</source>
        <translation>明天：%1</translation>
    </message>
    <message numerus="yes">
        <source>Idle %n days</source>
        <translation>
            <numerusform>停滞 %n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>No next step</source>
        <translation>没有下一步</translation>
    </message>
</context>
<context>
    <name>OwnFieldForm</name>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Long text</source>
        <translation>长文本</translation>
    </message>
    <message>
        <source>Whole number</source>
        <translation>整数</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Date and time</source>
        <translation>日期和时间</translation>
    </message>
    <message>
        <source>Yes or no</source>
        <translation>是/否</translation>
    </message>
    <message>
        <source>Choice</source>
        <translation>选项</translation>
    </message>
</context>
<context>
    <name>Pack</name>
    <message>
        <source>Working with the exchange file</source>
        <translation>处理交换文件</translation>
    </message>
    <message>
        <source>There is an exchange file already: “%1”.</source>
        <translation>已有交换文件：“%1”。</translation>
    </message>
    <message>
        <source>There is no exchange file at “%1”.</source>
        <translation>“%1”处没有交换文件。</translation>
    </message>
    <message>
        <source>The exchange file was used with a newer version of the program. Install that version; nothing was changed.</source>
        <translation>交换文件曾用更新版本的程序使用过。请安装该版本；未做任何更改。</translation>
    </message>
    <message>
        <source>The exchange file is damaged; nothing was changed.</source>
        <translation>交换文件已损坏；未做任何更改。</translation>
    </message>
    <message>
        <source>Another program uses the exchange file. Try again.</source>
        <translation>另一个程序正在使用交换文件。请重试。</translation>
    </message>
    <message>
        <source>The program made a mistake. Please report it with the details.</source>
        <translation>程序出错了。请附上详细信息报告此问题。</translation>
    </message>
    <message>
        <source>“%1” does not occur in codes. Please compare the code with what you were given.</source>
        <translation>代码中不会出现“%1”。请与您收到的代码核对。</translation>
    </message>
    <message>
        <source>The code has %1 letters and digits; this one has %2. Please compare it with what you were given.</source>
        <translation>代码有 %1 个字母和数字；这个有 %2 个。请与您收到的代码核对。</translation>
    </message>
    <message>
        <source>The code has a typing error. Please compare it with what you were given.</source>
        <translation>代码输入有误。请与您收到的代码核对。</translation>
    </message>
    <message>
        <source>The exchange file “%1” is not whole. If it is still being copied, wait and try again; otherwise put an older copy of it there. Nothing was changed.</source>
        <translation>交换文件“%1”不完整。如果仍在复制，请稍候再试；否则请放入一份较旧的副本。未做任何更改。</translation>
    </message>
    <message>
        <source>“%1” is not an exchange file of this program.</source>
        <translation>“%1”不是此程序的交换文件。</translation>
    </message>
    <message>
        <source>The code does not belong to the exchange file “%1”: it is another group&apos;s, or the code is wrong.</source>
        <translation>代码与交换文件“%1”不符：文件属于另一组人，或代码有误。</translation>
    </message>
    <message>
        <source>There is no exchange file at “%1”. Is it the right folder or stick?</source>
        <translation>“%1”处没有交换文件。文件夹或 U 盘是否正确？</translation>
    </message>
    <message>
        <source>The exchange file “%1” cannot be read.</source>
        <translation>无法读取交换文件“%1”。</translation>
    </message>
    <message>
        <source>“%1” cannot be read. Is the stick still in?</source>
        <translation>无法读取“%1”。U 盘还插着吗？</translation>
    </message>
    <message>
        <source>The folder “%1” is not there. Put the stick in, or connect the drive, and try again.</source>
        <translation>文件夹“%1”不存在。请插入 U 盘或连接驱动器后重试。</translation>
    </message>
    <message>
        <source>The folder “%1” is write-protected: nothing was exchanged.</source>
        <translation>文件夹“%1”有写保护：未进行交换。</translation>
    </message>
    <message>
        <source>Another window or program on this computer is exchanging with this file right now. Try again in a moment.</source>
        <translation>此电脑上的另一个窗口或程序正在使用此文件交换。请稍后再试。</translation>
    </message>
    <message>
        <source>The computer “%1” is exchanging with this file right now. Try again in a moment; if it was switched off meanwhile, remove the file “%2”.</source>
        <translation>电脑“%1”正在使用此文件交换。请稍后再试；如果那台电脑已关机，请删除文件“%2”。</translation>
    </message>
    <message>
        <source>The folder “%1” cannot be written to, perhaps because it is full: nothing was exchanged.</source>
        <translation>无法写入文件夹“%1”，可能已满：未进行交换。</translation>
    </message>
    <message>
        <source>“%1” cannot be written.</source>
        <translation>无法写入“%1”。</translation>
    </message>
    <message>
        <source>Somebody else put another exchange file there meanwhile. Exchange once more; nothing is lost.</source>
        <translation>其间有人放入了另一个交换文件。请再交换一次；没有任何丢失。</translation>
    </message>
    <message>
        <source>This workspace is open for reading only.</source>
        <translation>此工作区以只读方式打开。</translation>
    </message>
    <message>
        <source>This workspace belongs to a company: its records are exchanged by the company server, not by a file.</source>
        <translation>此工作区属于公司：其记录通过公司服务器交换，而不是通过文件。</translation>
    </message>
    <message>
        <source>This workspace exchanges by a file already, in “%1”. Leave that one first.</source>
        <translation>此工作区已通过“%1”中的文件交换。请先退出。</translation>
    </message>
    <message>
        <source>There is an exchange file in “%1” already. Join it with its code, or choose another folder.</source>
        <translation>“%1”中已有交换文件。请用其代码加入，或选择其他文件夹。</translation>
    </message>
    <message>
        <source>The others keep their books in %1, this workspace in %2: amounts would no longer add up. Join with a new workspace.</source>
        <translation>其他人的本位币种是 %1，此工作区是 %2：金额将无法相加。请用新工作区加入。</translation>
    </message>
    <message>
        <source>This workspace exchanges by no file.</source>
        <translation>此工作区没有通过文件交换。</translation>
    </message>
    <message>
        <source>Exchange file</source>
        <translation>交换文件</translation>
    </message>
    <message>
        <source>Exchange by a file</source>
        <translation>通过文件交换</translation>
    </message>
    <message>
        <source>Left the exchange by a file</source>
        <translation>已退出文件交换</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Pipeline</source>
        <translation>销售管道</translation>
    </message>
    <message>
        <source>Tickets</source>
        <translation>工单</translation>
    </message>
    <message>
        <source>Campaigns</source>
        <translation>市场活动</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>报表</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>重复记录</translation>
    </message>
    <message>
        <source>Import of several files</source>
        <translation>导入多个文件</translation>
    </message>
    <message>
        <source>Own fields</source>
        <translation>自定义字段</translation>
    </message>
    <message>
        <source>Data quality</source>
        <translation>数据质量</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>核实</translation>
    </message>
    <message>
        <source>Recycle bin</source>
        <translation>回收站</translation>
    </message>
    <message>
        <source>Conflicts</source>
        <translation>冲突</translation>
    </message>
</context>
<context>
    <name>Passphrase</name>
    <message>
        <source>Several words that do not belong together are best, such as four words from different pages of a book.</source>
        <translation>最好用几个互不相关的词，例如从一本书的不同页中选四个词。</translation>
    </message>
    <message>
        <source>Weak: a computer guesses it in days. Make it longer, for instance with another word.</source>
        <translation>弱：电脑几天就能猜出。请加长，例如再加一个词。</translation>
    </message>
    <message>
        <source>Fair: it keeps off the curious. One more word makes it good.</source>
        <translation>一般：能防旁人窥探。再加一个词就更好。</translation>
    </message>
    <message>
        <source>Good.</source>
        <translation>良好。</translation>
    </message>
    <message>
        <source>Strong.</source>
        <translation>很强。</translation>
    </message>
</context>
<context>
    <name>Privacy</name>
    <message>
        <source>You have no right to erase people from this workspace.</source>
        <translation>您无权从此工作区永久删除人员。</translation>
    </message>
    <message>
        <source>Stopped. Nothing was changed.</source>
        <translation>已停止。未做任何更改。</translation>
    </message>
    <message>
        <source>(erased)</source>
        <translation>（已永久删除）</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>已停止。</translation>
    </message>
    <message>
        <source>There is no such contact, and the history knows none.</source>
        <translation>没有这个联系人，历史中也没有。</translation>
    </message>
    <message>
        <source>[erased person]</source>
        <translation>[已删除的人]</translation>
    </message>
    <message>
        <source>The erasure could not be prepared; nothing was changed.</source>
        <translation>无法准备永久删除；未做任何更改。</translation>
    </message>
    <message>
        <source>The list of erased people cannot be read: %1</source>
        <translation>无法读取已删除人员的清单：%1</translation>
    </message>
    <message>
        <source>The list of erased people “%1” is damaged. Put it back from a copy; without it a restored backup would bring them back.</source>
        <translation>已删除人员的清单“%1”已损坏。请用副本恢复它；没有它，恢复的备份会把这些人带回来。</translation>
    </message>
    <message>
        <source>Your role in the company does not allow to erase people. Ask its owner.</source>
        <translation>您在公司中的角色不允许永久删除人员。请询问所有者。</translation>
    </message>
    <message>
        <source>To erase this person, type the name as it stands there: %1</source>
        <translation>要永久删除此人，请按所示输入姓名：%1</translation>
    </message>
    <message>
        <source>Erased a person</source>
        <translation>永久删除了一个人</translation>
    </message>
    <message>
        <source>This copy still holds people who were erased since. Open it once for writing, so that they can be erased here too.</source>
        <translation>此副本仍包含之后被永久删除的人。请以可写方式打开一次，以便在这里也删除他们。</translation>
    </message>
    <message>
        <source>Erased again what a backup brought back</source>
        <translation>再次永久删除了备份带回的内容</translation>
    </message>
    <message>
        <source>The person was erased. Pages of the log are still being read; what is left in them goes at the next start.</source>
        <translation>此人已被永久删除。日志页仍在被读取；其中的残留将在下次启动时清除。</translation>
    </message>
    <message>
        <source>Legal hold: %1 (set by %2 on %3).</source>
        <translation>依法保留：%1（由 %2 于 %3 设置）。</translation>
    </message>
    <message>
        <source>An open deal</source>
        <translation>未结束的商机</translation>
    </message>
    <message>
        <source>An open order</source>
        <translation>未完成的订单</translation>
    </message>
    <message>
        <source>An open ticket</source>
        <translation>未解决的工单</translation>
    </message>
    <message>
        <source>An open task</source>
        <translation>未完成的任务</translation>
    </message>
    <message>
        <source>A valid consent</source>
        <translation>有效的同意</translation>
    </message>
    <message>
        <source>You have no right to use retention rules.</source>
        <translation>您无权使用保留期规则。</translation>
    </message>
    <message>
        <source>This version does not know what “%1” asks for.</source>
        <translation>此版本不了解“%1”的要求。</translation>
    </message>
    <message>
        <source>Legal hold: %1</source>
        <translation>依法保留：%1</translation>
    </message>
    <message>
        <source>People without contact for 3 years</source>
        <translation>3 年没有往来的人员</translation>
    </message>
    <message>
        <source>Tickets resolved 5 years ago</source>
        <translation>5 年前解决的工单</translation>
    </message>
    <message>
        <source>Campaign answers of 2 years ago</source>
        <translation>2 年前的营销活动回应</translation>
    </message>
    <message>
        <source>Stopped. Nothing was moved.</source>
        <translation>已停止。没有移动任何内容。</translation>
    </message>
    <message>
        <source>The rule “%1” is off.</source>
        <translation>规则“%1”已关闭。</translation>
    </message>
    <message>
        <source>By now %1 records are due, not %2. Look at them again.</source>
        <translation>现在到期的记录有 %1 条，而不是 %2 条。请重新查看。</translation>
    </message>
    <message>
        <source>Retention: %1</source>
        <translation>保留期：%1</translation>
    </message>
    <message>
        <source>Other records are due by now. Look at them again.</source>
        <translation>现在到期的是其他记录。请重新查看。</translation>
    </message>
    <message>
        <source>“%1” is not due any more.</source>
        <translation>“%1”已不再到期。</translation>
    </message>
</context>
<context>
    <name>QObject</name>
    <message>
        <source>Undone</source>
        <translation>已撤销</translation>
    </message>
</context>
<context>
    <name>Quality</name>
    <message>
        <source>E-mail addresses that cannot be right</source>
        <translation>不可能正确的邮箱</translation>
    </message>
    <message>
        <source>Nothing sent there arrives. Where it is clear what was meant, a proposal stands beside it.</source>
        <translation>发往这些邮箱的邮件无法送达。能判断出原意的，旁边会给出建议。</translation>
    </message>
    <message>
        <source>E-mail domains with a slip of the pen</source>
        <translation>域名有笔误的邮箱</translation>
    </message>
    <message>
        <source>“gmial.com” and its like belong to nobody or to strangers who collect what arrives.</source>
        <translation>“gmial.com”之类的域名不属于任何人，或者属于专门收集来信的陌生人。</translation>
    </message>
    <message>
        <source>Throwaway e-mail addresses</source>
        <translation>一次性邮箱</translation>
    </message>
    <message>
        <source>These addresses live for minutes. Ask for a lasting one.</source>
        <translation>这些邮箱只存在几分钟。请向对方索取长期使用的邮箱。</translation>
    </message>
    <message>
        <source>People with an address of a whole office</source>
        <translation>使用公用邮箱的联系人</translation>
    </message>
    <message>
        <source>info@ and sales@ reach a department, not this person. Good to know before a personal mail.</source>
        <translation>info@ 和 sales@ 会寄到部门，而不是本人。发送私人邮件前请留意。</translation>
    </message>
    <message>
        <source>One e-mail address, several people</source>
        <translation>多人共用一个邮箱</translation>
    </message>
    <message>
        <source>Often the same person twice. The page “Duplicates” compares and merges them.</source>
        <translation>往往是同一个人出现两次。可在“重复记录”页面比较并合并。</translation>
    </message>
    <message>
        <source>Telephone numbers nobody can dial</source>
        <translation>无法拨打的电话号码</translation>
    </message>
    <message>
        <source>No country hands out such a number, or digits are missing. Proposals read it with the country of the address.</source>
        <translation>没有国家使用这样的号码，或者缺少数字。建议按地址所在国家识别。</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <comment>neither this nor that: both are missing</comment>
        <translation>%1和%2</translation>
    </message>
    <message>
        <source>Open %1 without %2</source>
        <comment>Open deals without amount</comment>
        <translation>没有%2的进行中%1</translation>
    </message>
    <message>
        <source>%1 without %2</source>
        <comment>Contacts without e-mail and phone</comment>
        <translation>没有%2的%1</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Your workspace expects this of every such record; “Expectations” says of what.</source>
        <translation>工作区要求每条此类记录都有这一项；具体见“质量要求”。</translation>
    </message>
    <message>
        <source>%1 whose owner has left</source>
        <translation>负责人已离职的%1</translation>
    </message>
    <message>
        <source>Nobody looks after them. The proposal is the manager of the colleague who left.</source>
        <translation>目前无人负责。建议改由离职同事的上级负责。</translation>
    </message>
    <message>
        <source>Names that hold an e-mail address or digits</source>
        <translation>含有邮箱或数字的姓名</translation>
    </message>
    <message>
        <source>Nobody is greeted by a telephone number. Where it is clear, address and number go where they belong.</source>
        <translation>没有人会用电话号码作称呼。能判断清楚的，邮箱和号码会移到相应的字段。</translation>
    </message>
    <message>
        <source>Last name first, with a comma</source>
        <translation>姓在前并带逗号的姓名</translation>
    </message>
    <message>
        <source>“Miller, Jane” sorts and greets wrongly. First and last name go into their fields.</source>
        <translation>“Miller, Jane”会使排序和称呼出错。名和姓会分别填入各自的字段。</translation>
    </message>
    <message>
        <source>Names in capitals or small letters</source>
        <translation>全大写或全小写的名称</translation>
    </message>
    <message>
        <source>Letters and mails to them look like mass mail.</source>
        <translation>这样的名称会让信件和邮件看起来像群发。</translation>
    </message>
    <message>
        <source>Often a relic of another program. Leave those that write themselves so, with “It is right”.</source>
        <translation>往往是其他程序遗留下来的。如果对方本来就这样写，请用“确认无误”保留。</translation>
    </message>
    <message>
        <source>Stray blanks in names</source>
        <translation>名称中的多余空格</translation>
    </message>
    <message>
        <source>Blanks at the ends or in a row hide duplicates and disturb the order of lists.</source>
        <translation>首尾空格或连续空格会掩盖重复记录，并打乱列表顺序。</translation>
    </message>
    <message>
        <source>Postal codes that do not fit the country</source>
        <translation>与国家不符的邮政编码</translation>
    </message>
    <message>
        <source>Post goes astray. Often a spreadsheet ate a leading zero: 2115 is Boston&apos;s 02115.</source>
        <translation>信件会寄错地方。往往是电子表格丢掉了开头的零：2115 其实是波士顿的 02115。</translation>
    </message>
    <message>
        <source>Telephone number and address in different countries</source>
        <translation>电话号码与地址不在同一国家</translation>
    </message>
    <message>
        <source>May be right, but often the number was read with the wrong country code.</source>
        <translation>可能没错，但往往是号码套用了错误的国际区号。</translation>
    </message>
    <message>
        <source>Stopped. Nothing was changed.</source>
        <translation>已停止，没有任何更改。</translation>
    </message>
    <message>
        <source>There is no check “%1”.</source>
        <translation>没有检查“%1”。</translation>
    </message>
    <message>
        <source>“%1” cannot be mended here.</source>
        <translation>无法在此修正“%1”。</translation>
    </message>
    <message>
        <source>There is no field “%1”.</source>
        <translation>没有字段“%1”。</translation>
    </message>
    <message>
        <source>“%1” was refused, so nothing was changed: %2 Untick it, or correct it by hand.</source>
        <translation>“%1”被拒绝，因此没有任何更改：%2请取消勾选，或手动更正。</translation>
    </message>
    <message>
        <source>You may not change %1.</source>
        <translation>您无权修改%1。</translation>
    </message>
    <message numerus="yes">
        <source>Mended %n record(s): %1</source>
        <translation>
            <numerusform>修正 %n 条记录：%1</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” is right as it is</source>
        <translation>确认“%1”无误</translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s) are right as they are</source>
        <translation>
            <numerusform>确认 %n 个问题无误</numerusform>
        </translation>
    </message>
    <message>
        <source>Invalid</source>
        <translation>无效</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>缺失</translation>
    </message>
    <message>
        <source>Stale</source>
        <translation>过时</translation>
    </message>
    <message>
        <source>Contradictory</source>
        <translation>矛盾</translation>
    </message>
    <message>
        <source>Untidy</source>
        <translation>不规范</translation>
    </message>
    <message>
        <source>You may not change what is expected of records. Ask whoever administers the workspace.</source>
        <translation>您无权修改对记录的要求。请联系工作区的管理员。</translation>
    </message>
    <message>
        <source>Birthdays that cannot be</source>
        <translation>不可能的生日</translation>
    </message>
    <message>
        <source>In the future, or more than 120 years ago. A year of two digits is often read in the wrong century.</source>
        <translation>在未来，或在 120 多年前。两位数的年份常被识别成错误的世纪。</translation>
    </message>
    <message>
        <source>Contacts whose company was deleted</source>
        <translation>所属公司已删除的联系人</translation>
    </message>
    <message>
        <source>Do they work elsewhere now, or should they have gone too?</source>
        <translation>他们是换了公司，还是也应一并删除？</translation>
    </message>
    <message>
        <source>Amounts without a currency</source>
        <translation>没有币种的金额</translation>
    </message>
    <message>
        <source>They are left out of every sum. The proposal is the currency of the workspace.</source>
        <translation>它们不计入任何合计。建议使用工作区的币种。</translation>
    </message>
    <message>
        <source>Won deals without an amount</source>
        <translation>没有金额的赢单商机</translation>
    </message>
    <message>
        <source>Revenue, conversion and return on campaigns come out too low.</source>
        <translation>会使收入、转化率和市场活动回报偏低。</translation>
    </message>
    <message>
        <source>Deals closed before they were opened</source>
        <translation>关闭早于开启的商机</translation>
    </message>
    <message>
        <source>The length of the sales cycle becomes negative.</source>
        <translation>销售周期会变成负数。</translation>
    </message>
    <message>
        <source>Deals closed on a day to come</source>
        <translation>关闭日期在未来的商机</translation>
    </message>
    <message>
        <source>A closed deal was closed. An open one belongs into an open stage, with an expected close.</source>
        <translation>关闭日期不能在未来。尚未关闭的商机应处于进行中的阶段，并填写预计成交日期。</translation>
    </message>
    <message>
        <source>Campaigns that end before they begin</source>
        <translation>结束早于开始的市场活动</translation>
    </message>
    <message>
        <source>The proposal swaps the two days.</source>
        <translation>建议对调这两个日期。</translation>
    </message>
    <message>
        <source>Tickets resolved before they were opened</source>
        <translation>解决早于开启的工单</translation>
    </message>
    <message>
        <source>Times to answer and to resolve become negative.</source>
        <translation>回复和解决用时会变成负数。</translation>
    </message>
    <message>
        <source>Untouched and unheard of for long</source>
        <translation>长期没有更改和往来</translation>
    </message>
    <message>
        <source>No change, no activity, not verified. The queue “Verify” goes through them one by one.</source>
        <translation>没有更改，没有跟进，也未经核实。可在“核实”队列中逐个处理。</translation>
    </message>
    <message>
        <source>Open deals past their close date</source>
        <translation>已过预计成交日期的进行中商机</translation>
    </message>
    <message>
        <source>The forecast counts on a day that is over. Give a new day, or close the deal.</source>
        <translation>预测所依据的日期已过。请填写新的日期，或关闭商机。</translation>
    </message>
    <message>
        <source>Open tickets without an answer</source>
        <translation>尚未回复的未解决工单</translation>
    </message>
    <message>
        <source>Somebody waits. The day shown is when the ticket was opened.</source>
        <translation>有人在等待回复。显示的日期为工单开启的日期。</translation>
    </message>
    <message>
        <source>Open, but standing still</source>
        <translation>进行中但停滞</translation>
    </message>
    <message>
        <source>No change and no activity for months. Go on with them, or close them.</source>
        <translation>已有数月没有更改和跟进。请继续推进，或将其关闭。</translation>
    </message>
</context>
<context>
    <name>Query</name>
    <message>
        <source>The query is too long. Shorten it to 10,000 characters.</source>
        <translation>查询过长。请缩短到 10,000 个字符以内。</translation>
    </message>
    <message>
        <source>This “)” closes nothing. Remove it or add a “(” before.</source>
        <translation>右括号“)”没有对应的左括号。请删除它，或在前面补上“(”。</translation>
    </message>
    <message>
        <source>OR needs a condition on both sides. To search for the word, write &quot;or&quot; in quotes.</source>
        <translation>OR 两边都需要条件。要搜索这个词本身，请加引号写作 &quot;or&quot;。</translation>
    </message>
    <message>
        <source>After NOT a condition is missing.</source>
        <translation>NOT 之后缺少条件。</translation>
    </message>
    <message>
        <source>The conditions are nested too deeply. Use fewer parentheses.</source>
        <translation>条件嵌套过深。请减少括号。</translation>
    </message>
    <message>
        <source>This “(” is never closed. Add a “)” behind the group.</source>
        <translation>左括号“(”没有闭合。请在该组之后补上“)”。</translation>
    </message>
    <message>
        <source>This quote is never closed. Add a second one behind the words.</source>
        <translation>引号没有闭合。请在词句后补上引号。</translation>
    </message>
    <message>
        <source>Name one field here, like has:email or no:owner.</source>
        <translation>此处请写一个字段，如 has:email 或 no:owner。</translation>
    </message>
    <message>
        <source>After “%1” a value is missing. To ask for an empty field, write no:%2.</source>
        <translation>“%1”之后缺少值。要查找空字段，请写 no:%2。</translation>
    </message>
    <message>
        <source>A range “from..to” goes with a colon, like amount:100..500.</source>
        <translation>范围“from..to”要用冒号，如 amount:100..500。</translation>
    </message>
    <message>
        <source>%1 (at character %2)</source>
        <translation>%1（第 %2 个字符）</translation>
    </message>
    <message>
        <source>%1 have no field “%2”. Try: %3.</source>
        <translation>%1没有字段“%2”。可试：%3。</translation>
    </message>
    <message>
        <source>“%1” is a link; compare it with : or =, like %1:name.</source>
        <translation>“%1”是关联字段；请用 : 或 = 比较，如 %1:名称。</translation>
    </message>
    <message>
        <source>Tags are compared with a colon, like tag:%1.</source>
        <translation>标签用冒号比较，如 tag:%1。</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>“%1” is yes or no: write %2:yes or %2:no.</source>
        <translation>“%1”只有是或否：请写 %2:yes 或 %2:no。</translation>
    </message>
    <message>
        <source>“%1” cannot be “%2”. It is one of: %3.</source>
        <translation>“%1”不能是“%2”。只能是以下之一：%3。</translation>
    </message>
    <message>
        <source>“%1” is not a number. Write it like 5000, 12.5 or 5k.</source>
        <translation>“%1”不是数字。可写 5000、12.5 或 5k。</translation>
    </message>
    <message>
        <source>“%1” is no date. Write 2024-03-05, 2024-03, today, this_month, 30d (30 days ago) or +7d (in 7 days).</source>
        <translation>“%1”不是日期。可写 2024-03-05、2024-03、today、this_month、30d（30 天前）或 +7d（7 天后）。</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>Tomorrow</source>
        <translation>明天</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>本周</translation>
    </message>
    <message>
        <source>Last week</source>
        <translation>上周</translation>
    </message>
    <message>
        <source>Next week</source>
        <translation>下周</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>本月</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>上月</translation>
    </message>
    <message>
        <source>Next month</source>
        <translation>下月</translation>
    </message>
    <message>
        <source>This quarter</source>
        <translation>本季度</translation>
    </message>
    <message>
        <source>Last quarter</source>
        <translation>上季度</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>今年</translation>
    </message>
    <message>
        <source>Last year</source>
        <translation>去年</translation>
    </message>
    <message>
        <source>7 days ago</source>
        <translation>7 天前</translation>
    </message>
    <message>
        <source>30 days ago</source>
        <translation>30 天前</translation>
    </message>
    <message>
        <source>90 days ago</source>
        <translation>90 天前</translation>
    </message>
    <message>
        <source>A year ago</source>
        <translation>一年前</translation>
    </message>
    <message>
        <source>Field is filled</source>
        <translation>字段已填写</translation>
    </message>
    <message>
        <source>Field is empty</source>
        <translation>字段为空</translation>
    </message>
    <message>
        <source>is, or lies in a range</source>
        <translation>等于，或在范围内</translation>
    </message>
    <message>
        <source>lies in a period</source>
        <translation>在时段内</translation>
    </message>
    <message>
        <source>is greater than</source>
        <translation>大于</translation>
    </message>
    <message>
        <source>is after, or longer ago than</source>
        <translation>晚于，或距今超过</translation>
    </message>
    <message>
        <source>is less than</source>
        <translation>小于</translation>
    </message>
    <message>
        <source>is before, or less long ago than</source>
        <translation>早于，或距今不足</translation>
    </message>
    <message>
        <source>is at least</source>
        <translation>大于等于</translation>
    </message>
    <message>
        <source>is at most</source>
        <translation>小于等于</translation>
    </message>
    <message>
        <source>Next step (an open task)</source>
        <translation>下一步（未完成的任务）</translation>
    </message>
    <message>
        <source>Me</source>
        <translation>我</translation>
    </message>
    <message>
        <source>There are no quality checks for %1.</source>
        <translation>没有针对%1的质量检查。</translation>
    </message>
    <message>
        <source>There is no quality check “%1”. Try: %2.</source>
        <translation>没有质量检查“%1”。可试：%2。</translation>
    </message>
    <message>
        <source>People are compared with a colon, like %1:me.</source>
        <translation>人员用冒号比较，例如 %1:me。</translation>
    </message>
</context>
<context>
    <name>QuickAddForm</name>
    <message>
        <source>Created contact “%1” from a text</source>
        <translation>从文本新建联系人“%1”</translation>
    </message>
    <message>
        <source>New contact from a text</source>
        <translation>从文本新建联系人</translation>
    </message>
</context>
<context>
    <name>RecordActions</name>
    <message>
        <source>There is no record type “%1”.</source>
        <translation>没有记录类型“%1”。</translation>
    </message>
    <message>
        <source>There is no field “%1”.</source>
        <translation>没有字段“%1”。</translation>
    </message>
    <message>
        <source>Changed %1 of “%2”</source>
        <translation>修改“%2”的%1</translation>
    </message>
    <message>
        <source>Created %1 “%2”</source>
        <translation>新建%1“%2”</translation>
    </message>
    <message>
        <source>Deleted %1 “%2”</source>
        <translation>删除%1“%2”</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>number and plural of a type, as in 406 contacts</comment>
        <translation>%1 条%2</translation>
    </message>
    <message>
        <source>Changed %1 of %2</source>
        <translation>修改 %2的%1</translation>
    </message>
    <message>
        <source>Deleted %1</source>
        <translation>删除 %1</translation>
    </message>
</context>
<context>
    <name>RecordForm</name>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>New: %1</source>
        <translation>新建：%1</translation>
    </message>
</context>
<context>
    <name>RecordListModel</name>
    <message>
        <source>There is no such list.</source>
        <translation>没有此列表。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>(deleted)</source>
        <translation>（已删除）</translation>
    </message>
</context>
<context>
    <name>RecordType</name>
    <message>
        <source>Activity</source>
        <translation>跟进记录</translation>
    </message>
    <message>
        <source>Activities</source>
        <translation>跟进记录</translation>
    </message>
    <message>
        <source>Campaign</source>
        <translation>市场活动</translation>
    </message>
    <message>
        <source>Campaigns</source>
        <translation>市场活动</translation>
    </message>
    <message>
        <source>Campaign cost</source>
        <translation>活动费用</translation>
    </message>
    <message>
        <source>Campaign costs</source>
        <translation>活动费用</translation>
    </message>
    <message>
        <source>Campaign member</source>
        <translation>活动成员</translation>
    </message>
    <message>
        <source>Campaign members</source>
        <translation>活动成员</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>公司</translation>
    </message>
    <message>
        <source>Companies</source>
        <translation>公司</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>任职</translation>
    </message>
    <message>
        <source>Positions</source>
        <translation>任职</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Deal</source>
        <translation>商机</translation>
    </message>
    <message>
        <source>Deals</source>
        <translation>商机</translation>
    </message>
    <message>
        <source>Deal line</source>
        <translation>商机明细</translation>
    </message>
    <message>
        <source>Deal lines</source>
        <translation>商机明细</translation>
    </message>
    <message>
        <source>Exchange rate</source>
        <translation>汇率</translation>
    </message>
    <message>
        <source>Exchange rates</source>
        <translation>汇率</translation>
    </message>
    <message>
        <source>Own field</source>
        <translation>自定义字段</translation>
    </message>
    <message>
        <source>Own fields</source>
        <translation>自定义字段</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>订单</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>订单</translation>
    </message>
    <message>
        <source>Order line</source>
        <translation>订单明细</translation>
    </message>
    <message>
        <source>Order lines</source>
        <translation>订单明细</translation>
    </message>
    <message>
        <source>Pipeline</source>
        <translation>销售管道</translation>
    </message>
    <message>
        <source>Pipelines</source>
        <translation>销售管道</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>产品</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>产品</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>阶段</translation>
    </message>
    <message>
        <source>Stages</source>
        <translation>阶段</translation>
    </message>
    <message>
        <source>Stage change</source>
        <translation>阶段变更</translation>
    </message>
    <message>
        <source>Stage changes</source>
        <translation>阶段变更</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>团队</translation>
    </message>
    <message>
        <source>Teams</source>
        <translation>团队</translation>
    </message>
    <message>
        <source>Ticket</source>
        <translation>工单</translation>
    </message>
    <message>
        <source>Tickets</source>
        <translation>工单</translation>
    </message>
    <message>
        <source>Ticket event</source>
        <translation>工单动态</translation>
    </message>
    <message>
        <source>Ticket events</source>
        <translation>工单动态</translation>
    </message>
    <message>
        <source>User</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Attachment</source>
        <translation>附件</translation>
    </message>
    <message>
        <source>Attachments</source>
        <translation>附件</translation>
    </message>
    <message>
        <source>Pair of records</source>
        <translation>记录对</translation>
    </message>
    <message>
        <source>Pairs of records</source>
        <translation>记录对</translation>
    </message>
    <message>
        <source>View</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Quality exception</source>
        <translation>质量例外</translation>
    </message>
    <message>
        <source>Quality exceptions</source>
        <translation>质量例外</translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>同意</translation>
    </message>
    <message>
        <source>Consents</source>
        <translation>同意记录</translation>
    </message>
    <message>
        <source>Erasure</source>
        <translation>永久删除</translation>
    </message>
    <message>
        <source>Erasures</source>
        <translation>永久删除</translation>
    </message>
    <message>
        <source>Company settings</source>
        <translation>公司设置</translation>
    </message>
    <message>
        <source>Legal hold</source>
        <translation>依法保留</translation>
    </message>
    <message>
        <source>Legal holds</source>
        <translation>依法保留</translation>
    </message>
    <message>
        <source>Retention rule</source>
        <translation>保留期规则</translation>
    </message>
    <message>
        <source>Retention rules</source>
        <translation>保留期规则</translation>
    </message>
</context>
<context>
    <name>Records</name>
    <message>
        <source>The deal would be closed (%1) before it was opened (%2). Correct one of the dates.</source>
        <translation>商机的关闭日期（%1）早于开启日期（%2）。请更正其中一个日期。</translation>
    </message>
    <message>
        <source>This workspace has no pipeline stages. Add a stage under More ▸ Stages.</source>
        <translation>此工作区没有销售阶段。请在“更多 ▸ 阶段”中添加。</translation>
    </message>
    <message>
        <source>There is no record type “%1” to add a field to.</source>
        <translation>没有可添加字段的记录类型“%1”。</translation>
    </message>
    <message>
        <source>A new field needs a name.</source>
        <translation>新字段需要名称。</translation>
    </message>
    <message>
        <source>A field cannot be of the kind “%1”. Choose one of: %2.</source>
        <translation>字段类型不能是“%1”。请选择：%2。</translation>
    </message>
    <message>
        <source>Looking for full-text tables</source>
        <translation>正在查找全文索引表</translation>
    </message>
    <message>
        <source>%1: there is no such record.</source>
        <translation>%1：没有此记录。</translation>
    </message>
    <message>
        <source>%1: several records are called “%2”. Name one by its uid or external id.</source>
        <translation>%1：有多条记录名为“%2”。请用 uid 或外部编号指明其中一条。</translation>
    </message>
    <message>
        <source>%1: there is no record called “%2”.</source>
        <translation>%1：没有名为“%2”的记录。</translation>
    </message>
    <message>
        <source>You have no right to change records of the type %1. Ask whoever manages this workspace.</source>
        <translation>您无权修改“%1”类型的记录。请联系工作区管理员。</translation>
    </message>
    <message>
        <source>Saving the record</source>
        <translation>保存记录</translation>
    </message>
    <message>
        <source>Stopped. Nothing was changed.</source>
        <translation>已停止，没有任何更改。</translation>
    </message>
    <message>
        <source>The import could not be prepared.</source>
        <translation>无法准备导入。</translation>
    </message>
    <message>
        <source>This ticket does not exist any more.</source>
        <translation>此工单已不存在。</translation>
    </message>
    <message>
        <source>Satisfaction is a number from 1 (bad) to 5 (good).</source>
        <translation>满意度为 1（差）到 5（好）之间的数字。</translation>
    </message>
    <message>
        <source>The ticket would be resolved before it was opened. Correct one of the times.</source>
        <translation>工单的解决时间早于开启时间。请更正其中一个时间。</translation>
    </message>
    <message>
        <source>An attachment needs a file. Attach it on a record&apos;s page or with the command “attach”.</source>
        <translation>附件需要文件。请在记录页面上添加，或使用“attach”命令。</translation>
    </message>
    <message>
        <source>The content of an attached file does not change. Attach the new version beside it.</source>
        <translation>附件的内容不能更改。请把新版本另外添加为附件。</translation>
    </message>
    <message>
        <source>“%1” can only be filled in %2.</source>
        <translation>“%1”只能%2填写。</translation>
    </message>
    <message>
        <source>“%1” cannot be changed %2.</source>
        <translation>“%1”%2不能修改。</translation>
    </message>
    <message>
        <source>“%1” must be filled in %2.</source>
        <translation>“%1”%2必须填写。</translation>
    </message>
    <message>
        <source>The condition “%1” names no field of this type. Use the key of a field: %2 …</source>
        <translation>条件“%1”没有指明此类型的字段。请使用字段的键：%2…</translation>
    </message>
    <message>
        <source>A field cannot depend on itself.</source>
        <translation>字段不能依赖自身。</translation>
    </message>
    <message>
        <source>A view needs a name.</source>
        <translation>视图需要名称。</translation>
    </message>
    <message>
        <source>There is no record type “%1” to list.</source>
        <translation>没有可列出的记录类型“%1”。</translation>
    </message>
    <message>
        <source>The view “%1” belongs to a colleague. Save it as your own.</source>
        <translation>视图“%1”属于一位同事。请另存为自己的视图。</translation>
    </message>
    <message>
        <source>“%1” is still used: %2 “%3” refers to it as %4. Change that first.</source>
        <translation>“%1”仍在使用：%2“%3”通过“%4”引用它。请先更改。</translation>
    </message>
    <message numerus="yes">
        <source>“%1” is still used: %2 “%3” and %n more refer to it as %4. Change those first.</source>
        <translation>
            <numerusform>“%1”仍在使用：%2“%3”和另外 %n 个通过“%4”引用它。请先更改它们。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 withdrew the consent to “%2” on %3 and was not added to “%4”.</source>
        <translation>%1 已于 %3 撤回对“%2”的同意，未加入“%4”。</translation>
    </message>
    <message>
        <source>What somebody agreed to is not changed afterwards. Add a new entry; the newest of a purpose counts.</source>
        <translation>某人同意过的内容事后不能更改。请添加新条目；每种用途以最新一条为准。</translation>
    </message>
    <message>
        <source>A consent belongs to a contact. Name the person.</source>
        <translation>同意记录属于联系人。请指明此人。</translation>
    </message>
    <message>
        <source>A consent is given for something. Name the purpose.</source>
        <translation>同意总是针对某种用途。请指明用途。</translation>
    </message>
    <message>
        <source>Say whether it was granted or withdrawn.</source>
        <translation>请说明是同意还是撤回。</translation>
    </message>
    <message>
        <source>Erasures are written when a person is erased.</source>
        <translation>永久删除记录在删除某人时写入。</translation>
    </message>
    <message>
        <source>This record is there; erase the person instead.</source>
        <translation>此记录仍在；请改为永久删除此人。</translation>
    </message>
    <message>
        <source>You have no right to set or release legal holds.</source>
        <translation>您无权设置或解除依法保留。</translation>
    </message>
    <message>
        <source>A legal hold belongs to a contact. Name the person.</source>
        <translation>依法保留须属于一位联系人。请指明此人。</translation>
    </message>
    <message>
        <source>Say why this person&apos;s records must be kept.</source>
        <translation>请说明为何必须保留此人的记录。</translation>
    </message>
    <message>
        <source>You have no right to change retention rules.</source>
        <translation>您无权更改保留期规则。</translation>
    </message>
    <message>
        <source>A retention rule needs a condition and an action.</source>
        <translation>保留期规则需要一个条件和一个操作。</translation>
    </message>
    <message>
        <source>A retention rule needs a time of 1 to 1200 months.</source>
        <translation>保留期规则需要 1 到 1200 个月的期限。</translation>
    </message>
    <message>
        <source>Only people are erased for good. Choose the recycle bin.</source>
        <translation>只有人员可以永久清除。请选择回收站。</translation>
    </message>
</context>
<context>
    <name>RecoveryCodePanel</name>
    <message>
        <source>The earlier code no longer opens this workspace; backups made before still open with it. This one is shown only now.</source>
        <translation>原来的恢复码已不能打开此工作区，但之前的备份仍可用它打开。新恢复码只在此时显示一次。</translation>
    </message>
    <message>
        <source>Recovery code</source>
        <translation>恢复码</translation>
    </message>
    <message>
        <source>Print …</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
</context>
<context>
    <name>RecoverySheet</name>
    <message>
        <source>Recovery code of “%1”</source>
        <translation>“%1”的恢复码</translation>
    </message>
    <message>
        <source>It opens this Fieldfare workspace and its backups when the passphrase is lost: at the passphrase, choose “Passphrase forgotten?”.</source>
        <translation>忘记密码时，可用它打开此 Fieldfare 工作区及其备份：在输入密码处选择“忘记密码？”。</translation>
    </message>
    <message>
        <source>Keep this sheet where you keep contracts, not beside the computer. Whoever has it and the workspace can read everything.</source>
        <translation>请把此页像合同一样妥善保管，不要放在电脑旁。任何人同时拿到它和工作区就能读取全部内容。</translation>
    </message>
    <message>
        <source>Recovery code</source>
        <translation>恢复码</translation>
    </message>
</context>
<context>
    <name>Related</name>
    <message>
        <source>Need: %1</source>
        <translation>需求：%1</translation>
    </message>
    <message>
        <source>Answered after %1</source>
        <translation>%1后回复</translation>
    </message>
    <message>
        <source>Open deals</source>
        <translation>进行中的商机</translation>
    </message>
    <message>
        <source>Deal won: %1</source>
        <translation>商机赢单：%1</translation>
    </message>
    <message>
        <source>Deal lost: %1</source>
        <translation>商机输单：%1</translation>
    </message>
    <message>
        <source>Deal opened: %1</source>
        <translation>新建商机：%1</translation>
    </message>
    <message>
        <source>closes %1</source>
        <translation>预计%1成交</translation>
    </message>
    <message>
        <source>Opened in %1</source>
        <translation>已在 %1 中打开</translation>
    </message>
    <message>
        <source>Moved from %1 to %2</source>
        <translation>从“%1”移到“%2”</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Task done: %1</source>
        <translation>完成任务：%1</translation>
    </message>
    <message>
        <source>Tickets</source>
        <translation>工单</translation>
    </message>
    <message>
        <source>Ticket %1</source>
        <translation>工单 %1</translation>
    </message>
    <message>
        <source>Solved in %1</source>
        <translation>%1内解决</translation>
    </message>
    <message>
        <source>rated %1 / 5</source>
        <translation>评分 %1/5</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>订单</translation>
    </message>
    <message>
        <source>Order %1</source>
        <translation>订单 %1</translation>
    </message>
    <message>
        <source>Campaign: %1</source>
        <translation>市场活动：%1</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>通话</translation>
    </message>
    <message>
        <source>Mail</source>
        <translation>邮件</translation>
    </message>
    <message>
        <source>Meetings</source>
        <translation>会议</translation>
    </message>
    <message>
        <source>Social</source>
        <translation>社交</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Deals</source>
        <translation>商机</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Campaigns</source>
        <translation>市场活动</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>更改</translation>
    </message>
    <message>
        <source>There is no record type “%1”.</source>
        <translation>没有记录类型“%1”。</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) from opening</source>
        <translation>
            <numerusform>历时 %n 天</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message>
        <source>Stopped.</source>
        <translation>已停止。</translation>
    </message>
    <message>
        <source>All deals</source>
        <translation>全部商机</translation>
    </message>
    <message>
        <source>User</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>团队</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>产品</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>月份</translation>
    </message>
    <message>
        <source>Quarter</source>
        <translation>季度</translation>
    </message>
    <message>
        <source>Grouped by</source>
        <translation>分组方式</translation>
    </message>
    <message>
        <source>(not named)</source>
        <translation>（未命名）</translation>
    </message>
    <message>
        <source>(no owner)</source>
        <translation>（无负责人）</translation>
    </message>
    <message>
        <source>(no team)</source>
        <translation>（无团队）</translation>
    </message>
    <message>
        <source>(no product)</source>
        <translation>（无产品）</translation>
    </message>
    <message>
        <source>Amounts in %1 are converted to %2 by the exchange rate of their day.</source>
        <translation>%1 的金额按当日汇率换算为 %2。</translation>
    </message>
    <message>
        <source>There is no exchange rate for %1 on %2 (amounts without a rate: %3). What it touches is shown in its own currency, one row for each.</source>
        <translation>没有 %1 在 %2 的汇率（缺少汇率的金额：%3）。相关数据以原币种分行显示。</translation>
    </message>
    <message>
        <source>Totals by currency: %1.</source>
        <translation>各币种合计：%1。</translation>
    </message>
    <message>
        <source>The amounts are too large to be added up. Look for a mistyped amount.</source>
        <translation>金额过大，无法相加。请检查是否有输错的金额。</translation>
    </message>
    <message>
        <source>“%1” is no value for the parameter %2. Give %3.</source>
        <translation>“%1”不是参数 %2 的有效值。应为：%3。</translation>
    </message>
    <message>
        <source>a day like 2026-01-31</source>
        <translation>形如 2026-01-31 的日期</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>整数</translation>
    </message>
    <message>
        <source>The report %1 has no parameter “%2”. It knows: %3.</source>
        <translation>报表 %1 没有参数“%2”。可用的有：%3。</translation>
    </message>
    <message>
        <source>The first day (%1) lies after the last (%2).</source>
        <translation>开始日期（%1）晚于结束日期（%2）。</translation>
    </message>
    <message>
        <source>From</source>
        <translation>开始日期</translation>
    </message>
    <message>
        <source>To</source>
        <translation>结束日期</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>期间</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>本月</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>上月</translation>
    </message>
    <message>
        <source>This quarter</source>
        <translation>本季度</translation>
    </message>
    <message>
        <source>Last quarter</source>
        <translation>上季度</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>今年</translation>
    </message>
    <message>
        <source>Last year</source>
        <translation>去年</translation>
    </message>
    <message>
        <source>Last 12 months</source>
        <translation>最近 12 个月</translation>
    </message>
    <message>
        <source>Pipeline</source>
        <translation>销售管道</translation>
    </message>
    <message>
        <source>Campaign</source>
        <translation>市场活动</translation>
    </message>
    <message>
        <source>%1 (days)</source>
        <translation>%1（天）</translation>
    </message>
    <message>
        <source>%1 (hours)</source>
        <translation>%1（小时）</translation>
    </message>
    <message>
        <source>%1 (%)</source>
        <translation>%1（%）</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>币种</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>n/a</source>
        <translation>n/a</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1%</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 小时</translation>
    </message>
    <message>
        <source>%1 days</source>
        <translation>%1 天</translation>
    </message>
    <message>
        <source>There is no report “%1”. There are: %2.</source>
        <translation>没有报表“%1”。可用的有：%2。</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>Revenue</source>
        <translation>收入</translation>
    </message>
    <message>
        <source>Return on investment</source>
        <translation>投资回报率</translation>
    </message>
    <message>
        <source>Won deals</source>
        <translation>赢单数</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>成员</translation>
    </message>
    <message>
        <source>Leads</source>
        <translation>线索</translation>
    </message>
    <message>
        <source>Conversions</source>
        <translation>转化数</translation>
    </message>
    <message>
        <source>Took part</source>
        <translation>参与</translation>
    </message>
    <message>
        <source>Mean interactions</source>
        <translation>平均互动次数</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>完成率</translation>
    </message>
    <message>
        <source>Campaign return on investment</source>
        <translation>市场活动投资回报</translation>
    </message>
    <message>
        <source>Return = (revenue − cost) / cost. Revenue is the amount of the won deals that name the campaign, cost the sum of its costs, each once, in one currency; a campaign without cost has no return (n/a). Each person counts once in a campaign. Leads are members whose first deal names the campaign, or who have no deal yet and are leads. Conversions are members with a won deal that names the campaign. Took part: members with a response. Mean interactions and the share of those who completed are of all members. A period selects the campaigns that began in it.</source>
        <translation>回报率 =（收入 − 费用）/ 费用。收入为关联该市场活动的赢单商机金额，费用为其各项费用之和，均只计一次并换算为同一币种；没有费用的市场活动没有回报率（n/a）。每人在一个市场活动中只计一次。线索：首个商机来自该活动的成员，或尚无商机且为线索的成员。转化数：有赢单商机来自该活动的成员。参与：有响应的成员。平均互动次数和完成率按全部成员计算。指定期间时只统计在期间内开始的市场活动。</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Interactions</source>
        <translation>互动次数</translation>
    </message>
    <message>
        <source>Per month</source>
        <translation>月均</translation>
    </message>
    <message>
        <source>Main channel</source>
        <translation>主要渠道</translation>
    </message>
    <message>
        <source>Last on</source>
        <translation>最近一次</translation>
    </message>
    <message>
        <source>Quiet for</source>
        <translation>未联系天数</translation>
    </message>
    <message>
        <source>The %1 most frequent of %2 customers; limit=0 shows all.</source>
        <translation>%2 个客户中互动最多的 %1 个；limit=0 显示全部。</translation>
    </message>
    <message>
        <source>Interaction frequency</source>
        <translation>互动频率</translation>
    </message>
    <message>
        <source>Calls, e-mails, meetings and social contacts up to now (notes are not counted) for each customer: a company, or a person without one. Per month: their number divided by the calendar months from the first one (or the start of the period) to today (or the end of the period), both included. Main channel: the most frequent kind; of equal ones the one used last. Quiet for: calendar days since the last one.</source>
        <translation>每个客户（公司，或不属于公司的个人）截至目前的通话、邮件、会议和社交互动（不计备注）。月均：互动次数除以从首次互动（或期间开始）到今天（或期间结束）的自然月数，首尾均计入。主要渠道：次数最多的类型，次数相同则取最近使用的。未联系天数：距上次互动的自然日天数。</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>公司</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Rows at most</source>
        <translation>最多行数</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>阶段</translation>
    </message>
    <message>
        <source>Deals</source>
        <translation>商机</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Weighted amount</source>
        <translation>加权金额</translation>
    </message>
    <message>
        <source>Number and amounts of the deals that stand in each stage now; with a period, of those opened in it. The weighted amount is the amount multiplied by the probability of the stage. Open deals are converted by the rate of today, closed ones by that of the day they were closed.</source>
        <translation>当前处于各阶段的商机数量和金额；指定期间时只统计期间内开启的商机。加权金额为金额乘以阶段赢率。进行中的商机按今天的汇率换算，已关闭的按关闭当日的汇率换算。</translation>
    </message>
    <message>
        <source>The report “%1” has no such figure.</source>
        <translation>报表“%1”没有此指标。</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>销量</translation>
    </message>
    <message>
        <source>Won amount</source>
        <translation>赢单金额</translation>
    </message>
    <message>
        <source>Sales by month</source>
        <translation>月度销售</translation>
    </message>
    <message>
        <source>Deals whose stage is won, added up for the month in which they were closed (in the time zone of the workspace). Units are the quantities of the deal’s lines; a deal without lines is one unit.</source>
        <translation>赢单商机按关闭月份汇总（按工作区时区）。销量为商机明细的数量之和；没有明细的商机计为 1。</translation>
    </message>
    <message>
        <source>Sales by product</source>
        <translation>产品销售</translation>
    </message>
    <message>
        <source>Deals whose stage is won, counted by the day they were closed. A deal with lines counts by its lines: their products, quantities and amounts. A deal without lines counts as one unit of its product with the amount of the deal. A deal counts once for each of its products.</source>
        <translation>赢单商机按关闭日期计入。有明细的商机按明细的产品、数量和金额统计；没有明细的商机按其产品计 1 件，金额为商机金额。每个商机对其每种产品计一次。</translation>
    </message>
    <message>
        <source>Sales by quarter</source>
        <translation>季度销售</translation>
    </message>
    <message>
        <source>Deals whose stage is won, added up for the quarter in which they were closed (in the time zone of the workspace). Units are the quantities of the deal’s lines; a deal without lines is one unit.</source>
        <translation>赢单商机按关闭季度汇总（按工作区时区）。销量为商机明细的数量之和；没有明细的商机计为 1。</translation>
    </message>
    <message>
        <source>Sales by team</source>
        <translation>团队销售</translation>
    </message>
    <message>
        <source>Deals whose stage is won, counted by the day they were closed and added up for the team of each owner. Units are the quantities of the deal’s lines; a deal without lines is one unit.</source>
        <translation>赢单商机按关闭日期计入，按负责人所在团队汇总。销量为商机明细的数量之和；没有明细的商机计为 1。</translation>
    </message>
    <message>
        <source>Sales by user</source>
        <translation>人员销售</translation>
    </message>
    <message>
        <source>Deals whose stage is won, counted by the day they were closed and added up for each owner. Units are the quantities of the deal’s lines; a deal without lines is one unit.</source>
        <translation>赢单商机按关闭日期计入，按负责人汇总。销量为商机明细的数量之和；没有明细的商机计为 1。</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>中位数</translation>
    </message>
    <message>
        <source>90 % within</source>
        <translation>90% 分位</translation>
    </message>
    <message>
        <source>Sales cycle</source>
        <translation>销售周期</translation>
    </message>
    <message>
        <source>Calendar days from the day a deal was opened to the day it was closed, in the time zone of the workspace, for the deals closed in the period; won deals unless asked otherwise. Median and 90 % are interpolated between neighbours, as spreadsheets do.</source>
        <translation>期间内关闭的商机从开启之日到关闭之日的自然日天数，按工作区时区计算；默认只统计赢单。中位数和 90% 分位按相邻值插值，与电子表格一致。</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Won</source>
        <translation>赢单</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>输单</translation>
    </message>
    <message>
        <source>Won and lost</source>
        <translation>赢单与输单</translation>
    </message>
    <message>
        <source>Deals that reached it</source>
        <translation>到达商机数</translation>
    </message>
    <message>
        <source>Went on to the next</source>
        <translation>进入下一阶段</translation>
    </message>
    <message>
        <source>Of all deals</source>
        <translation>占全部商机</translation>
    </message>
    <message>
        <source>Stage conversion</source>
        <translation>阶段转化</translation>
    </message>
    <message>
        <source>Of the deals opened in the period: how many ever came to a stage or a later one, each deal once however often it went back. Won is the last stage; a lost deal counts where it was when it was lost. The rate is the number that reached the next stage divided by the number that reached this one.</source>
        <translation>期间内开启的商机中，曾到达某阶段或其后阶段的数量；无论退回多少次，每个商机只计一次。赢单为最后阶段；输单的商机计入输单时所处的阶段。转化率为到达下一阶段的数量除以到达本阶段的数量。</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>优先级</translation>
    </message>
    <message>
        <source>Tickets</source>
        <translation>工单</translation>
    </message>
    <message>
        <source>Unassigned</source>
        <translation>未分配</translation>
    </message>
    <message>
        <source>Not yet answered</source>
        <translation>尚未响应</translation>
    </message>
    <message>
        <source>Mean age</source>
        <translation>平均时长</translation>
    </message>
    <message>
        <source>Oldest</source>
        <translation>最早</translation>
    </message>
    <message>
        <source>Ticket queue</source>
        <translation>工单队列</translation>
    </message>
    <message>
        <source>Tickets that are neither resolved nor closed, by state and priority. The age is the time since the ticket was opened, nights and weekends included.</source>
        <translation>尚未解决或关闭的工单，按状态和优先级统计。时长为工单开启至今的时间，含夜间和周末。</translation>
    </message>
    <message>
        <source>Problem type</source>
        <translation>问题类型</translation>
    </message>
    <message>
        <source>Mean time to first response</source>
        <translation>平均首次响应时间</translation>
    </message>
    <message>
        <source>Mean time to solution</source>
        <translation>平均解决时间</translation>
    </message>
    <message>
        <source>Solved</source>
        <translation>解决率</translation>
    </message>
    <message>
        <source>Mean satisfaction (1–5)</source>
        <translation>平均满意度（1–5）</translation>
    </message>
    <message>
        <source>(no type)</source>
        <translation>（无类型）</translation>
    </message>
    <message>
        <source>Ticket resolution</source>
        <translation>工单解决情况</translation>
    </message>
    <message>
        <source>Of the tickets opened in the period, for each type of problem: how many; the mean hours from opening to the first response and to the solution, nights and weekends included, over the tickets that have one; the share that is solved (resolved or closed); the mean satisfaction of those who answered.</source>
        <translation>期间内开启的工单，按问题类型统计：数量；从开启到首次响应和到解决的平均小时数（含夜间和周末，只计已有响应或已解决的工单）；已解决（已解决或已关闭）的比例；已评价客户的平均满意度。</translation>
    </message>
    <message>
        <source>Win rate</source>
        <translation>赢单率</translation>
    </message>
    <message>
        <source>Won deals divided by all closed deals (won and lost), counted by the day they were closed.</source>
        <translation>赢单数除以全部已关闭商机数（赢单和输单），按关闭日期统计。</translation>
    </message>
    <message>
        <source>Computed from</source>
        <translation>计算依据</translation>
    </message>
    <message>
        <source>Sums kept at hand</source>
        <translation>现成汇总</translation>
    </message>
    <message>
        <source>All records anew</source>
        <translation>重新统计全部记录</translation>
    </message>
</context>
<context>
    <name>ReportPrint</name>
    <message>
        <source>The report could not be written to “%1”. Choose another place.</source>
        <translation>无法把报表写入“%1”。请选择其他位置。</translation>
    </message>
    <message>
        <source>n/a</source>
        <translation>n/a</translation>
    </message>
    <message>
        <source>A report is written as .pdf, .png or .svg, not “%1”.</source>
        <translation>报表可保存为 .pdf、.png 或 .svg，而不是“%1”。</translation>
    </message>
</context>
<context>
    <name>Role</name>
    <message>
        <source>Owner</source>
        <translation>所有者</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>经理</translation>
    </message>
    <message>
        <source>Sales</source>
        <translation>销售</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>客服</translation>
    </message>
    <message>
        <source>Marketing</source>
        <translation>市场</translation>
    </message>
    <message>
        <source>Read only</source>
        <translation>只读</translation>
    </message>
    <message>
        <source>Partner</source>
        <translation>合作伙伴</translation>
    </message>
    <message>
        <source>Unknown role</source>
        <translation>未知角色</translation>
    </message>
    <message>
        <source>What this person may do cannot be read. Sync once more.</source>
        <translation>无法读取此人的权限。请再同步一次。</translation>
    </message>
    <message>
        <source>The role “%1” does not include it.</source>
        <translation>角色“%1”不包含此权限。</translation>
    </message>
    <message>
        <source>The role “%1” includes it for all records.</source>
        <translation>角色“%1”对所有记录有此权限。</translation>
    </message>
    <message>
        <source>The role “%1” includes it for one&apos;s own records; this is one.</source>
        <translation>角色“%1”对自己的记录有此权限；这条属于自己。</translation>
    </message>
    <message>
        <source>The role “%1” includes it for one&apos;s own records; this one belongs to somebody else.</source>
        <translation>角色“%1”只对自己的记录有此权限；这条属于别人。</translation>
    </message>
    <message>
        <source>The role “%1” includes it for the team&apos;s records; this is one.</source>
        <translation>角色“%1”对团队的记录有此权限；这条属于团队。</translation>
    </message>
    <message>
        <source>The role “%1” includes it for the team&apos;s records; this one belongs to somebody else.</source>
        <translation>角色“%1”只对团队的记录有此权限；这条属于别人。</translation>
    </message>
    <message>
        <source>You have no right to make records of the type %1.</source>
        <translation>您无权新建“%1”类型的记录。</translation>
    </message>
    <message>
        <source>You have no right to delete “%1”.</source>
        <translation>您无权删除“%1”。</translation>
    </message>
    <message>
        <source>You have no right to give “%1” to somebody else.</source>
        <translation>您无权将“%1”转交给他人。</translation>
    </message>
    <message>
        <source>You have no right to merge “%1”.</source>
        <translation>您无权合并“%1”。</translation>
    </message>
    <message>
        <source>You have no right to erase “%1” for good.</source>
        <translation>您无权彻底清除“%1”。</translation>
    </message>
    <message>
        <source>You have no right to change “%1”.</source>
        <translation>您无权更改“%1”。</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Deals and orders</source>
        <translation>商机与订单</translation>
    </message>
    <message>
        <source>Tickets</source>
        <translation>工单</translation>
    </message>
    <message>
        <source>Campaigns</source>
        <translation>市场活动</translation>
    </message>
    <message>
        <source>Calls, tasks, files</source>
        <translation>通话、任务、文件</translation>
    </message>
    <message>
        <source>Tags and views</source>
        <translation>标签与视图</translation>
    </message>
    <message>
        <source>People and set-up</source>
        <translation>人员与配置</translation>
    </message>
    <message>
        <source>Make</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>更改</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Give away</source>
        <translation>转交</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>合并</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>own</source>
        <translation>本人</translation>
    </message>
    <message>
        <source>team&apos;s</source>
        <translation>团队</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>somebody who is not here any more</source>
        <translation>已不在此处的人</translation>
    </message>
    <message>
        <source>Records of the type %1 are not shared one by one.</source>
        <translation>“%1”类型的记录不能单独共享。</translation>
    </message>
    <message>
        <source>You have no right to share it: that takes its owner, or the right to give it away.</source>
        <translation>您无权共享它：只有其负责人或有权转交它的人才可以共享。</translation>
    </message>
    <message numerus="yes">
        <source>It is shared with %n people already. Make them a team instead.</source>
        <translation>
            <numerusform>它已共享给 %n 人。请改为将他们组成一个团队。</numerusform>
        </translation>
    </message>
    <message>
        <source>Shared “%2” with %1, who may change it</source>
        <translation>已将“%2”共享给 %1，可修改</translation>
    </message>
    <message>
        <source>Shared “%2” with %1 for reading</source>
        <translation>已将“%2”共享给 %1，仅供查看</translation>
    </message>
    <message>
        <source>Stopped sharing “%2” with %1</source>
        <translation>已停止将“%2”共享给 %1</translation>
    </message>
    <message>
        <source>%1 (may change it)</source>
        <translation>%1（可修改）</translation>
    </message>
    <message>
        <source>Somebody</source>
        <translation>有人</translation>
    </message>
    <message>
        <source>%1 shared it with you for reading only.</source>
        <translation>%1 将其共享给您，仅供查看。</translation>
    </message>
    <message>
        <source>%1 shared it with you.</source>
        <translation>%1 将其共享给您。</translation>
    </message>
    <message>
        <source>%1 shared it with you and lets you change it.</source>
        <translation>%1 将其共享给您，并允许您修改。</translation>
    </message>
</context>
<context>
    <name>Salvage</name>
    <message>
        <source>“%1” cannot be copied.</source>
        <translation>无法复制“%1”。</translation>
    </message>
    <message>
        <source>Stopped; nothing was changed.</source>
        <translation>已停止，没有任何更改。</translation>
    </message>
    <message>
        <source>Another program has this workspace open. Close it there first.</source>
        <translation>另一个程序正在使用此工作区。请先在那里关闭。</translation>
    </message>
    <message>
        <source>This workspace was written by a newer version of Fieldfare. Update this program to open it.</source>
        <translation>此工作区由更新版本的 Fieldfare 写入。请更新本程序后打开。</translation>
    </message>
    <message>
        <source>Salvaged</source>
        <translation>抢救数据</translation>
    </message>
    <message>
        <source>What was brought over is not sound. Restore the newest backup.</source>
        <translation>转入的内容不完好。请恢复最新的备份。</translation>
    </message>
    <message>
        <source>Bringing records over</source>
        <translation>转入记录</translation>
    </message>
    <message>
        <source>Salvage of “%1”</source>
        <translation>抢救“%1”的报告</translation>
    </message>
    <message>
        <source>%1 of %2 pages of the damaged file could not be read.</source>
        <translation>损坏文件的 %2 个数据页中有 %1 个无法读取。</translation>
    </message>
    <message>
        <source>Gaps were filled from the backup of %1.</source>
        <translation>缺失的部分已用 %1 的备份补上。</translation>
    </message>
    <message>
        <source>Everything came over.</source>
        <translation>全部内容均已转入。</translation>
    </message>
    <message>
        <source>Not everything came over; see below.</source>
        <translation>部分内容未能转入，详见下文。</translation>
    </message>
    <message>
        <source>The history no longer proves itself from change %1 on: entries of it are lost.</source>
        <translation>从更改 %1 起，历史的完整性已无法验证：其中有条目丢失。</translation>
    </message>
    <message numerus="yes">
        <source>%n links led to records that did not come over and were cleared.</source>
        <translation>
            <numerusform>%n 个关联指向未能转入的记录，已清除。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mail addresses, numbers, addresses or tags belonged to records that did not come over.</source>
        <translation>
            <numerusform>%n 个邮箱、号码、地址或标签属于未能转入的记录。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n readable records could not be told apart any more and did not come over.</source>
        <translation>
            <numerusform>%n 条可读的记录已无法判断归属，未能转入。</numerusform>
        </translation>
    </message>
    <message>
        <source>Table: rows brought over, rows taken from the backup</source>
        <translation>表：转入的行数，取自备份的行数</translation>
    </message>
    <message>
        <source>the last</source>
        <translation>末行</translation>
    </message>
    <message>
        <source>    page %1 is unreadable: rows %2 to %3</source>
        <translation>    第 %1 个数据页无法读取：行 %2 至 %3</translation>
    </message>
    <message>
        <source>    page %1 is unreadable</source>
        <translation>    第 %1 个数据页无法读取</translation>
    </message>
    <message>
        <source>    readable only in part: rows %1</source>
        <translation>    仅部分可读：行 %1</translation>
    </message>
    <message numerus="yes">
        <source>    %n rows contradict others and were left out</source>
        <translation>
            <numerusform>    %n 行与其他行矛盾，已略去</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Search</name>
    <message>
        <source>Building the search index</source>
        <translation>正在建立搜索索引</translation>
    </message>
    <message>
        <source>Stopped. Nothing was changed.</source>
        <translation>已停止，没有任何更改。</translation>
    </message>
    <message>
        <source>The search could not be started. Install the program again.</source>
        <translation>无法启动搜索。请重新安装程序。</translation>
    </message>
    <message>
        <source>The full-text search could not be started. Install the program again.</source>
        <translation>无法启动全文搜索。请重新安装程序。</translation>
    </message>
</context>
<context>
    <name>Security</name>
    <message>
        <source>There is not enough free memory to check the passphrase (%1 MB are needed). Close other programs and try again.</source>
        <translation>内存不足，无法验证密码（需要 %1 MB）。请关闭其他程序后重试。</translation>
    </message>
    <message>
        <source>This workspace cannot be opened that way. Try the passphrase or the recovery code.</source>
        <translation>此工作区不能这样打开。请试用密码或恢复码。</translation>
    </message>
    <message>
        <source>The passphrase is empty. Please choose one.</source>
        <translation>密码为空。请设置密码。</translation>
    </message>
    <message>
        <source>The keychain&apos;s entry for this workspace is unusable.</source>
        <translation>钥匙串中此工作区的条目不可用。</translation>
    </message>
    <message>
        <source>That is not the passphrase. Check Caps Lock and the keyboard layout, or use the recovery code.</source>
        <translation>密码不正确。请检查大写锁定和键盘布局，或使用恢复码。</translation>
    </message>
    <message>
        <source>This recovery code belongs to another workspace, or was replaced by a newer one.</source>
        <translation>此恢复码属于其他工作区，或已被新的恢复码取代。</translation>
    </message>
    <message>
        <source>The key in the system&apos;s keychain no longer fits. Use the passphrase.</source>
        <translation>系统钥匙串中的密钥已失效。请使用密码。</translation>
    </message>
    <message>
        <source>The workspace&apos;s list of keys is damaged.</source>
        <translation>工作区的密钥列表已损坏。</translation>
    </message>
    <message>
        <source>This system has no keychain. Use the passphrase.</source>
        <translation>此系统没有钥匙串。请使用密码。</translation>
    </message>
    <message>
        <source>The system&apos;s keychain has no key for this workspace.</source>
        <translation>系统钥匙串中没有此工作区的密钥。</translation>
    </message>
    <message>
        <source>The keychain was not opened.</source>
        <translation>钥匙串未打开。</translation>
    </message>
    <message>
        <source>The system&apos;s keychain did not answer. Use the passphrase.</source>
        <translation>系统钥匙串没有响应。请使用密码。</translation>
    </message>
    <message>
        <source>There is no passphrase file “%1”.</source>
        <translation>没有密码文件“%1”。</translation>
    </message>
    <message>
        <source>The passphrase file “%1” is a folder.</source>
        <translation>密码文件“%1”是文件夹。</translation>
    </message>
    <message>
        <source>The passphrase file “%1” cannot be read.</source>
        <translation>无法读取密码文件“%1”。</translation>
    </message>
    <message>
        <source>“%1” is too large for a passphrase file.</source>
        <translation>“%1”作为密码文件过大。</translation>
    </message>
    <message>
        <source>The passphrase file “%1” is not UTF-8 text.</source>
        <translation>密码文件“%1”不是 UTF-8 文本。</translation>
    </message>
    <message>
        <source>The passphrase file “%1” is empty.</source>
        <translation>密码文件“%1”为空。</translation>
    </message>
    <message>
        <source>Other users of this computer can read the passphrase file “%1”. Make it readable for you alone (chmod 600).</source>
        <translation>这台电脑的其他用户可以读取密码文件“%1”。请设为仅您本人可读（chmod 600）。</translation>
    </message>
    <message>
        <source>“%1” does not occur in recovery codes. Please compare with your printout.</source>
        <translation>恢复码中不会出现“%1”。请与打印件核对。</translation>
    </message>
    <message>
        <source>A recovery code has %1 letters and digits; this one has %2. Please compare with your printout.</source>
        <translation>恢复码有 %1 个字母和数字，而此处有 %2 个。请与打印件核对。</translation>
    </message>
    <message>
        <source>This recovery code has a typing error. Please compare it with your printout.</source>
        <translation>恢复码输入有误。请与打印件核对。</translation>
    </message>
</context>
<context>
    <name>Seed</name>
    <message>
        <source>New</source>
        <translation>新商机</translation>
    </message>
    <message>
        <source>Qualified</source>
        <translation>需求确认</translation>
    </message>
    <message>
        <source>Demo</source>
        <translation>产品演示</translation>
    </message>
    <message>
        <source>Quote</source>
        <translation>方案报价</translation>
    </message>
    <message>
        <source>Negotiation</source>
        <translation>商务谈判</translation>
    </message>
    <message>
        <source>Won</source>
        <translation>赢单</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>输单</translation>
    </message>
    <message>
        <source>Sales</source>
        <translation>销售</translation>
    </message>
</context>
<context>
    <name>Server</name>
    <message>
        <source>The company server of Fieldfare.</source>
        <translation>Fieldfare 公司服务器。</translation>
    </message>
    <message>
        <source>The database did not answer. Try again in a moment.</source>
        <translation>数据库没有应答。请稍后再试。</translation>
    </message>
    <message>
        <source>The database&apos;s disk is full. Ask the server&apos;s administrator to free space.</source>
        <translation>数据库的磁盘已满。请让服务器管理员腾出空间。</translation>
    </message>
    <message>
        <source>This database is a copy for reading. Send changes to the main server.</source>
        <translation>此数据库是只读副本。请将更改发送到主服务器。</translation>
    </message>
    <message>
        <source>The server&apos;s database role lacks a right. Ask the administrator to set it up again.</source>
        <translation>服务器的数据库角色缺少权限。请让管理员重新设置。</translation>
    </message>
    <message>
        <source>The database refused the server&apos;s role or password. Check its configuration.</source>
        <translation>数据库拒绝了服务器的角色或密码。请检查服务器配置。</translation>
    </message>
    <message>
        <source>There is no such database. Check the server&apos;s configuration.</source>
        <translation>没有这个数据库。请检查服务器配置。</translation>
    </message>
    <message>
        <source>The database is damaged. Restore a backup, or ask for help with the details.</source>
        <translation>数据库已损坏。请恢复备份，或附上详细信息寻求帮助。</translation>
    </message>
    <message>
        <source>The database cannot be reached. Check that PostgreSQL runs.</source>
        <translation>无法连接数据库。请检查 PostgreSQL 是否在运行。</translation>
    </message>
    <message>
        <source>This PostgreSQL is too old. Version 15 or newer is needed.</source>
        <translation>此 PostgreSQL 版本过旧。需要 15 或更新的版本。</translation>
    </message>
    <message>
        <source>The program made a mistake. Please report it with the details.</source>
        <translation>程序出错了。请附上详细信息报告此问题。</translation>
    </message>
    <message>
        <source>The server is busy. Try again in a moment.</source>
        <translation>服务器正忙。请稍后再试。</translation>
    </message>
    <message>
        <source>The database has no organisation “%1”. Run fieldfare-server init.</source>
        <translation>数据库中没有组织“%1”。请运行 fieldfare-server init。</translation>
    </message>
    <message>
        <source>There is an organisation “%1” already.</source>
        <translation>组织“%1”已存在。</translation>
    </message>
    <message>
        <source>PostgreSQL could not be started. The details say why.</source>
        <translation>无法启动 PostgreSQL。原因见详细信息。</translation>
    </message>
    <message>
        <source>PostgreSQL is not installed. Install it and try again.</source>
        <translation>未安装 PostgreSQL。请安装后再试。</translation>
    </message>
    <message>
        <source>This database was used with a newer version of the server. Install that version; nothing was changed.</source>
        <translation>此数据库曾用于更新版本的服务器。请安装该版本；没有做任何更改。</translation>
    </message>
    <message>
        <source>The server&apos;s database role could see past the walls between people. Give it a role that owns nothing and is no superuser.</source>
        <translation>服务器的数据库角色能越过人员之间的隔离。请给它一个不拥有任何对象且不是超级用户的角色。</translation>
    </message>
    <message>
        <source>There is a server in “%1” already.</source>
        <translation>“%1”中已有服务器。</translation>
    </message>
    <message>
        <source>There is nobody called “%1”. There are: %2.</source>
        <translation>没有名为“%1”的人员。现有：%2。</translation>
    </message>
    <message>
        <source>There is no server in “%1”. Run fieldfare-server init.</source>
        <translation>“%1”中没有服务器。请运行 fieldfare-server init。</translation>
    </message>
    <message>
        <source>“%1” cannot be read.</source>
        <translation>无法读取“%1”。</translation>
    </message>
    <message>
        <source>“%1” exists already. It is not overwritten: devices know its key.</source>
        <translation>“%1”已存在，不会被覆盖：设备认得其密钥。</translation>
    </message>
    <message>
        <source>“%1” cannot be written.</source>
        <translation>无法写入“%1”。</translation>
    </message>
    <message>
        <source>In “%1” the setting “%2” is missing or wrong.</source>
        <translation>“%1”中的设置“%2”缺失或有误。</translation>
    </message>
    <message>
        <source>Others may read “%1”. Let only the server&apos;s account read it (chmod 600).</source>
        <translation>其他人可以读取“%1”。请只允许服务器的账号读取（chmod 600）。</translation>
    </message>
    <message>
        <source>Missing: %1. See fieldfare-server --help.</source>
        <translation>缺少：%1。参见 fieldfare-server --help。</translation>
    </message>
    <message>
        <source>Code for one device of %1, valid for %2 days:</source>
        <translation>%1 的一台设备的代码，有效期 %2 天：</translation>
    </message>
    <message>
        <source>The port is a number from 1 to 65535.</source>
        <translation>端口是 1 到 65535 之间的数字。</translation>
    </message>
    <message>
        <source>The server in “%1” is ready. Start it with: fieldfare-server serve --folder “%1”</source>
        <translation>“%1”中的服务器已就绪。启动：fieldfare-server serve --folder “%1”</translation>
    </message>
    <message>
        <source>Serving “%1” on port %2. Ctrl+C ends it.</source>
        <translation>正在端口 %2 上服务“%1”。按 Ctrl+C 结束。</translation>
    </message>
    <message>
        <source>Ending: requests under way are answered.</source>
        <translation>正在结束：处理中的请求会得到答复。</translation>
    </message>
    <message>
        <source>active</source>
        <translation>启用</translation>
    </message>
    <message>
        <source>not active</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Changed. It holds from each device&apos;s next contact on.</source>
        <translation>已更改。从各设备下次联系起生效。</translation>
    </message>
    <message>
        <source>revoked</source>
        <translation>已撤销</translation>
    </message>
    <message>
        <source>A code is valid for 1 to 60 days.</source>
        <translation>代码有效期为 1 到 60 天。</translation>
    </message>
    <message>
        <source>Name the device as “device list” shows it.</source>
        <translation>请按“device list”显示的名称指定设备。</translation>
    </message>
    <message>
        <source>Revoked. Its copy of the records is removed at its next contact.</source>
        <translation>已撤销。该设备下次联系时会删除其记录副本。</translation>
    </message>
    <message>
        <source>make the database&apos;s tables, the certificate and the first person&apos;s code</source>
        <translation>创建数据库表、证书和第一个人的代码</translation>
    </message>
    <message>
        <source>serve devices until it is ended</source>
        <translation>为设备提供服务，直到结束</translation>
    </message>
    <message>
        <source>code NAME, revoke ID, list: their computers</source>
        <translation>code 姓名、revoke ID、list：他们的电脑</translation>
    </message>
    <message>
        <source>to be told after the database was restored from a backup, before it serves</source>
        <translation>从备份恢复数据库之后、提供服务之前运行</translation>
    </message>
    <message>
        <source>what the server holds</source>
        <translation>服务器上的内容</translation>
    </message>
    <message>
        <source>a server with a database of its own, to look at it</source>
        <translation>自带数据库的服务器，用于试用</translation>
    </message>
    <message>
        <source>Where the server&apos;s settings and its key lie.</source>
        <translation>服务器设置和密钥所在的文件夹。</translation>
    </message>
    <message>
        <source>init: name or address by which devices reach this server.</source>
        <translation>init：设备访问此服务器的名称或地址。</translation>
    </message>
    <message>
        <source>init, try: port of the server.</source>
        <translation>init、try：服务器端口。</translation>
    </message>
    <message>
        <source>init: the database for libpq, as the server&apos;s role.</source>
        <translation>init：libpq 的数据库连接，使用服务器的角色。</translation>
    </message>
    <message>
        <source>init: the database, as the role that owns the tables.</source>
        <translation>init：数据库连接，使用拥有表的角色。</translation>
    </message>
    <message>
        <source>init: name of the server&apos;s role in the database.</source>
        <translation>init：服务器在数据库中的角色名。</translation>
    </message>
    <message>
        <source>init: name of the company in the database.</source>
        <translation>init：公司在数据库中的名称。</translation>
    </message>
    <message>
        <source>init, try: name of the first person.</source>
        <translation>init、try：第一个人的姓名。</translation>
    </message>
    <message>
        <source>person: people of one team see what the role says of teams.</source>
        <translation>person：同一团队的人可看到角色对团队规定的内容。</translation>
    </message>
    <message>
        <source>person set: “no” locks the person&apos;s devices out.</source>
        <translation>person set：“no”会把此人的设备拒之门外。</translation>
    </message>
    <message>
        <source>device code: how long it is valid.</source>
        <translation>device code：有效期。</translation>
    </message>
    <message>
        <source>What to do.</source>
        <translation>要做什么。</translation>
    </message>
    <message>
        <source>The server&apos;s certificate could not be made.</source>
        <translation>无法创建服务器证书。</translation>
    </message>
    <message>
        <source>Give the name or the address by which devices reach this server (--host).</source>
        <translation>请给出设备访问此服务器的名称或地址（--host）。</translation>
    </message>
    <message>
        <source>The file of the server&apos;s certificate holds no certificate.</source>
        <translation>服务器证书文件中没有证书。</translation>
    </message>
    <message>
        <source>Too many requests from here. It goes on by itself in a moment.</source>
        <translation>来自此处的请求过多，稍后会自动继续。</translation>
    </message>
    <message>
        <source>Too many codes were tried from here. Wait some minutes, then try again.</source>
        <translation>此处尝试的代码过多。请等待几分钟再试。</translation>
    </message>
    <message>
        <source>This device is not known here. Connect it with a new code.</source>
        <translation>此处不认识该设备。请用新代码连接。</translation>
    </message>
    <message>
        <source>The request for a new device cannot be read.</source>
        <translation>无法读取新设备的请求。</translation>
    </message>
    <message>
        <source>There is nothing at this address.</source>
        <translation>此地址没有内容。</translation>
    </message>
    <message>
        <source>The server&apos;s certificate and its key do not fit together.</source>
        <translation>服务器证书与其密钥不匹配。</translation>
    </message>
    <message>
        <source>“%1” is not an address of this computer to listen on.</source>
        <translation>“%1”不是本机可监听的地址。</translation>
    </message>
    <message>
        <source>Cannot listen on port %1 of %2. Is another server running there?</source>
        <translation>无法监听 %2 的端口 %1。那里是否已有服务器在运行？</translation>
    </message>
    <message>
        <source>The server could not be started.</source>
        <translation>无法启动服务器。</translation>
    </message>
    <message>
        <source>The request&apos;s header is too large.</source>
        <translation>请求头过大。</translation>
    </message>
    <message>
        <source>The request is too large.</source>
        <translation>请求过大。</translation>
    </message>
    <message>
        <source>This is no request.</source>
        <translation>这不是请求。</translation>
    </message>
    <message>
        <source>This is asked in another way.</source>
        <translation>请求方式不对。</translation>
    </message>
    <message>
        <source>The request does not say how long it is.</source>
        <translation>请求没有说明长度。</translation>
    </message>
    <message>
        <source>The server has a problem. Its administrator finds more in its log.</source>
        <translation>服务器出现问题。管理员可在日志中查看详情。</translation>
    </message>
    <message>
        <source>The server is busy. It goes on by itself in a moment.</source>
        <translation>服务器繁忙，稍后会自动继续。</translation>
    </message>
    <message>
        <source>A person needs a name.</source>
        <translation>人员需要姓名。</translation>
    </message>
    <message>
        <source>There is no role “%1”. The roles are: %2.</source>
        <translation>没有角色“%1”。可用角色：%2。</translation>
    </message>
    <message>
        <source>This code was used already or is too old. Ask for a new one.</source>
        <translation>此代码已被使用或已过期。请索取新代码。</translation>
    </message>
    <message>
        <source>There is somebody called “%1” already.</source>
        <translation>已有名为“%1”的人员。</translation>
    </message>
    <message>
        <source>There is no such person.</source>
        <translation>没有此人员。</translation>
    </message>
    <message>
        <source>There is no such device.</source>
        <translation>没有此设备。</translation>
    </message>
    <message>
        <source>Enter it in Fieldfare under Settings, Company server: that workspace becomes the company&apos;s. Give it to nobody else.</source>
        <translation>在 Fieldfare 的“设置”→“公司服务器”中输入：该工作区将成为公司的工作区。请勿交给他人。</translation>
    </message>
    <message>
        <source>Enter it in Fieldfare under “Join a company” on the first page. Whoever has it gets in once; give it to nobody else.</source>
        <translation>在 Fieldfare 首页的“加入公司”中输入。持有代码的人可进入一次；请勿交给他人。</translation>
    </message>
    <message>
        <source>There is somebody called “%1” already. Use person set to change the role, or device code for another device.</source>
        <translation>已有名为“%1”的人员。更改角色请用 person set，增加设备请用 device code。</translation>
    </message>
    <message>
        <source>Then nobody would be owner any more. Make somebody else owner first.</source>
        <translation>这样就没有所有者了。请先让另一个人成为所有者。</translation>
    </message>
    <message>
        <source>“%1” is not active, so no device gets in. Use person set --active yes first.</source>
        <translation>“%1”已停用，设备无法进入。请先使用 person set --active yes。</translation>
    </message>
    <message>
        <source>Say --active yes or --active no.</source>
        <translation>请写 --active yes 或 --active no。</translation>
    </message>
    <message>
        <source>Noted (epoch %1). Devices give back what the backup did not have. People, roles and revoked devices are as they were then: look through them before you serve.</source>
        <translation>已记录（纪元 %1）。设备会补回备份中没有的内容。人员、角色和已撤销的设备恢复到当时的状态：提供服务前请检查。</translation>
    </message>
    <message>
        <source>The database is up to date.</source>
        <translation>数据库已是最新版本。</translation>
    </message>
    <message>
        <source>bring the database&apos;s tables to this version, after installing it</source>
        <translation>安装新版本后，把数据库表更新到此版本</translation>
    </message>
    <message>
        <source>device code: for the workspace that becomes the company&apos;s (when the first code was lost).</source>
        <translation>device code：用于将成为公司工作区的工作区（首个代码丢失时）。</translation>
    </message>
    <message>
        <source>The database waits for its update. Run fieldfare-server update.</source>
        <translation>数据库等待更新。请运行 fieldfare-server update。</translation>
    </message>
    <message>
        <source>The folder of contents cannot be written.</source>
        <translation>无法写入文件内容文件夹。</translation>
    </message>
    <message>
        <source>The folder of contents cannot be locked.</source>
        <translation>无法锁定文件内容文件夹。</translation>
    </message>
    <message>
        <source>The company server does not take this as a file&apos;s content.</source>
        <translation>公司服务器不接受此文件内容。</translation>
    </message>
    <message>
        <source>The content of the file cannot be read.</source>
        <translation>无法读取该文件的内容。</translation>
    </message>
    <message>
        <source>The content of this file is not on the company server yet.</source>
        <translation>该文件的内容尚未上传到公司服务器。</translation>
    </message>
    <message>
        <source>The server has no such record. Its uid stands in exports.</source>
        <translation>服务器没有此记录。其 uid 见导出文件。</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>add NAME, set NAME, may NAME, list: people, their roles and teams, and what they may do</source>
        <translation>add 姓名、set 姓名、may 姓名、list：人员、其角色与团队，以及其权限</translation>
    </message>
    <message>
        <source>This file holds no heads. A device writes them with: fieldfare-cli sync heads FILE</source>
        <translation>此文件不含链头。请在设备上写出：fieldfare-cli sync heads 文件</translation>
    </message>
    <message>
        <source>The key for signing the record of changes is damaged.</source>
        <translation>为更改记录签名的密钥已损坏。</translation>
    </message>
    <message>
        <source>Entries looked at: %1.</source>
        <translation>已检查条目：%1。</translation>
    </message>
    <message>
        <source>Heads of the device: %1 here, %2 beyond a restored backup.</source>
        <translation>设备的链头：%1 个在此，%2 个在恢复的备份之后。</translation>
    </message>
    <message>
        <source>The record of changes is whole.</source>
        <translation>更改记录完整。</translation>
    </message>
    <message>
        <source>The record of changes was altered: entry %1 is the first that is not as it was.</source>
        <translation>更改记录被改动过：条目 %1 是第一个与原来不符的。</translation>
    </message>
    <message>
        <source>The record of changes was altered: the device saw another one at entry %1 on %2, signed by this server.</source>
        <translation>更改记录被改动过：设备于 %2 在条目 %1 处见到的是另一份，并由此服务器签名。</translation>
    </message>
    <message>
        <source>The device knows another key than this server&apos;s.</source>
        <translation>设备所知的密钥与此服务器的不同。</translation>
    </message>
    <message>
        <source>Heads in the file that nobody signed: %1. They prove nothing.</source>
        <translation>文件中无人签名的链头：%1。它们不能证明任何事。</translation>
    </message>
    <message>
        <source>Name the record by its uid.</source>
        <translation>请用 uid 指明记录。</translation>
    </message>
    <message>
        <source>Write the day as 2026-11-24, or with a time: 2026-11-24T08:00.</source>
        <translation>请将日期写作 2026-11-24，或带时间：2026-11-24T08:00。</translation>
    </message>
    <message>
        <source>administrator</source>
        <translation>管理员</translation>
    </message>
    <message>
        <source>Say with --note what happened: every device shows it.</source>
        <translation>请用 --note 说明发生了什么：每台设备都会显示。</translation>
    </message>
    <message>
        <source>Noted as entry %1. Devices show your explanation from their next contact on instead of the warning.</source>
        <translation>已记为条目 %1。设备从下次联系起显示您的说明，不再显示警告。</translation>
    </message>
    <message>
        <source>Say role list | show KEY | add KEY --from ROLE --label NAME | set KEY AREA.ACTION=LEVEL… | remove KEY.</source>
        <translation>请使用 role list | show KEY | add KEY --from ROLE --label NAME | set KEY AREA.ACTION=LEVEL… | remove KEY。</translation>
    </message>
    <message>
        <source>comes with the program</source>
        <translation>随程序提供</translation>
    </message>
    <message>
        <source>the company&apos;s own</source>
        <translation>公司自有</translation>
    </message>
    <message>
        <source>There is a role “%1” already. Change it with: role set %1 AREA.ACTION=LEVEL.</source>
        <translation>角色“%1”已存在。可用以下命令更改：role set %1 AREA.ACTION=LEVEL。</translation>
    </message>
    <message>
        <source>Made. Give it to somebody with: person set NAME --role %1.</source>
        <translation>已创建。可用以下命令分配给人员：person set NAME --role %1。</translation>
    </message>
    <message>
        <source>“%1” comes with the program and stays.</source>
        <translation>“%1”随程序提供，不能移除。</translation>
    </message>
    <message>
        <source>Removed.</source>
        <translation>已移除。</translation>
    </message>
    <message>
        <source>There is no “%1”, the key that signs the record of changes. Was it lost, copy it back; a server of an older version gets one by: fieldfare-server update</source>
        <translation>没有“%1”，即为更改记录签名的密钥。如果丢失，请从备份复制回来；旧版本的服务器可通过以下命令生成：fieldfare-server update</translation>
    </message>
    <message>
        <source>Devices show the records for ever without contact.</source>
        <translation>设备无需联系即可一直显示记录。</translation>
    </message>
    <message>
        <source>Devices show the records for %1 days without contact. It holds from each device&apos;s next contact on.</source>
        <translation>设备在无联系时显示记录 %1 天。自每台设备下次联系起生效。</translation>
    </message>
    <message>
        <source>list, show KEY, add KEY --from ROLE --label NAME, set KEY AREA.ACTION=LEVEL…, remove KEY: roles of the company&apos;s own</source>
        <translation>list、show KEY、add KEY --from ROLE --label NAME、set KEY AREA.ACTION=LEVEL…、remove KEY：公司自有的角色</translation>
    </message>
    <message>
        <source>verify, show, head, settle: the record of all changes, and whether somebody altered it</source>
        <translation>verify、show、head、settle：所有更改的记录，以及是否有人改动过</translation>
    </message>
    <message>
        <source>[DAYS]: how long devices show records without contact; 0 for ever</source>
        <translation>[天数]：设备在无联系时显示记录的时间；0 为一直显示</translation>
    </message>
    <message>
        <source>person: owner, manager, sales, service, marketing, read_only, partner, or a role of the company&apos;s own (role list).</source>
        <translation>person：owner、manager、sales、service、marketing、read_only、partner，或公司自有的角色（role list）。</translation>
    </message>
    <message>
        <source>role add: the role that it begins as a copy of.</source>
        <translation>role add：作为副本起点的角色。</translation>
    </message>
    <message>
        <source>role add, role set: what people see it called.</source>
        <translation>role add、role set：人们看到的名称。</translation>
    </message>
    <message>
        <source>person may: a record, by its uid; with the reasons. audit show: its entries.</source>
        <translation>person may：记录（用 uid），并给出理由。audit show：它的条目。</translation>
    </message>
    <message>
        <source>audit show: entries by or about this person.</source>
        <translation>audit show：由此人产生或与此人有关的条目。</translation>
    </message>
    <message>
        <source>audit show: entries from this day or moment (UTC) on.</source>
        <translation>audit show：从此日期或时刻（UTC）起的条目。</translation>
    </message>
    <message>
        <source>audit verify: what a device saw (fieldfare-cli sync heads FILE).</source>
        <translation>audit verify：设备所见（fieldfare-cli sync heads 文件）。</translation>
    </message>
    <message>
        <source>audit settle: what happened, for everybody to read.</source>
        <translation>audit settle：发生了什么，供所有人阅读。</translation>
    </message>
    <message>
        <source>The company has no role “%1” of its own.</source>
        <translation>公司没有自己的角色“%1”。</translation>
    </message>
    <message>
        <source>These people have the role “%1”: %2. Give them another one first.</source>
        <translation>以下人员拥有角色“%1”：%2。请先给他们换一个角色。</translation>
    </message>
    <message>
        <source>Records are made or not made: say %1=all or %1=no.</source>
        <translation>记录只有新建或不新建之分：请写 %1=all 或 %1=no。</translation>
    </message>
    <message>
        <source>%1 stays “all”: every other record refers to these.</source>
        <translation>%1 保持为“all”：其他所有记录都引用它们。</translation>
    </message>
    <message>
        <source>%1=%2 reaches further than %3=%4: nobody changes what he does not see.</source>
        <translation>%1=%2 的范围大于 %3=%4：看不到的内容不能更改。</translation>
    </message>
    <message>
        <source>There is no role “%1” to begin from. There are: %2.</source>
        <translation>没有可作为起点的角色“%1”。现有：%2。</translation>
    </message>
    <message>
        <source>A role&apos;s key is a word of lower-case letters, digits and underscores, like field_sales; “%1” is not.</source>
        <translation>角色的标识由小写字母、数字和下划线组成，例如 field_sales；“%1”不符合。</translation>
    </message>
    <message>
        <source>“%1” comes with the program and stays as it is. Make a role of your own from it: role add KEY --from %1 --label NAME.</source>
        <translation>“%1”随程序提供，不能更改。可以由它创建自己的角色：role add KEY --from %1 --label NAME。</translation>
    </message>
    <message>
        <source>A role needs a label of at most %1 characters: --label &quot;Field sales&quot;.</source>
        <translation>角色需要一个不超过 %1 个字符的名称：--label &quot;Field sales&quot;。</translation>
    </message>
    <message>
        <source>“%1” is not AREA.ACTION=LEVEL, like sales.edit=team.</source>
        <translation>“%1”不是 AREA.ACTION=LEVEL 的形式，例如 sales.edit=team。</translation>
    </message>
    <message>
        <source>There is no area “%1”. The areas are: %2. Rights to single fields cannot be set.</source>
        <translation>没有范围“%1”。可用范围：%2。不能为单个字段设置权限。</translation>
    </message>
    <message>
        <source>There is no action “%1”. The actions are: %2.</source>
        <translation>没有操作“%1”。可用操作：%2。</translation>
    </message>
    <message>
        <source>There is no level “%1”. The levels are: %2.</source>
        <translation>没有级别“%1”。可用级别：%2。</translation>
    </message>
    <message>
        <source>The organisation is gone.</source>
        <translation>该组织已不存在。</translation>
    </message>
    <message>
        <source>A lease lasts 1 to 90 days; 0 means no end.</source>
        <translation>期限为 1 到 90 天；0 表示无期限。</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message numerus="yes">
        <source>after %n minutes</source>
        <translation>
            <numerusform>%n 分钟后</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use at least %n characters.</source>
        <translation>
            <numerusform>请至少使用 %n 个字符。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StartServices</name>
    <message>
        <source>Prepared the workspace for its trade</source>
        <translation>按行业准备工作区</translation>
    </message>
</context>
<context>
    <name>StartWindow</name>
    <message>
        <source>The folder “%1” cannot be made.</source>
        <translation>无法创建文件夹“%1”。</translation>
    </message>
    <message>
        <source>Type the passphrase or the recovery code of the backup.</source>
        <translation>请输入备份的密码或恢复码。</translation>
    </message>
</context>
<context>
    <name>Storage</name>
    <message>
        <source>Making the backup</source>
        <translation>创建备份</translation>
    </message>
    <message>
        <source>“%1” exists already. Please choose another name.</source>
        <translation>“%1”已存在。请换一个名称。</translation>
    </message>
    <message>
        <source>There is no folder “%1”.</source>
        <translation>没有文件夹“%1”。</translation>
    </message>
    <message>
        <source>The folder “%1” is write-protected.</source>
        <translation>文件夹“%1”有写保护。</translation>
    </message>
    <message>
        <source>There is not enough space in “%1”: %2 MB are needed, %3 MB are free.</source>
        <translation>“%1”空间不足：需要 %2 MB，可用 %3 MB。</translation>
    </message>
    <message>
        <source>“%1” cannot be written.</source>
        <translation>无法写入“%1”。</translation>
    </message>
    <message>
        <source>Stopped; nothing was changed.</source>
        <translation>已停止，没有任何更改。</translation>
    </message>
    <message>
        <source>The backup differs from the database and was not kept. Please try again.</source>
        <translation>备份与数据库不一致，未予保留。请重试。</translation>
    </message>
    <message>
        <source>The folder “%1” cannot be made.</source>
        <translation>无法创建文件夹“%1”。</translation>
    </message>
    <message>
        <source>The folder “%1” cannot be made: the place is write-protected.</source>
        <translation>无法创建文件夹“%1”：该位置有写保护。</translation>
    </message>
    <message>
        <source>The backup “%1” is damaged. Please take an older one.</source>
        <translation>备份“%1”已损坏。请使用更早的备份。</translation>
    </message>
    <message>
        <source>There is no file “%1”.</source>
        <translation>没有文件“%1”。</translation>
    </message>
    <message>
        <source>“%1” is a folder, not a backup.</source>
        <translation>“%1”是文件夹，不是备份。</translation>
    </message>
    <message>
        <source>“%1” cannot be read.</source>
        <translation>无法读取“%1”。</translation>
    </message>
    <message>
        <source>“%1” is not a complete Fieldfare backup.</source>
        <translation>“%1”不是完整的 Fieldfare 备份。</translation>
    </message>
    <message>
        <source>The removed records could not be kept for undo; nothing was changed.</source>
        <translation>无法保留已删除的记录以供撤销，没有任何更改。</translation>
    </message>
    <message>
        <source>The kept copy of removed records is damaged.</source>
        <translation>已删除记录的保留副本已损坏。</translation>
    </message>
    <message>
        <source>a record with the same key exists already.</source>
        <translation>已存在键相同的记录。</translation>
    </message>
    <message>
        <source>a linked record does not exist, or others still link to this one.</source>
        <translation>关联的记录不存在，或仍有其他记录关联到此记录。</translation>
    </message>
    <message>
        <source>the disk is full. Free some space and try again; nothing was changed.</source>
        <translation>磁盘已满。请腾出空间后重试；没有任何更改。</translation>
    </message>
    <message>
        <source>the file is damaged. Restore the newest backup, or run a check to see what is affected.</source>
        <translation>文件已损坏。请恢复最新的备份，或运行检查查看受影响的内容。</translation>
    </message>
    <message>
        <source>the key does not open this file, or its beginning is damaged.</source>
        <translation>密钥无法打开此文件，或文件开头已损坏。</translation>
    </message>
    <message>
        <source>this place cannot be written to. Check the rights of the folder, or copy the workspace somewhere else.</source>
        <translation>此位置无法写入。请检查文件夹权限，或把工作区复制到别处。</translation>
    </message>
    <message>
        <source>the system does not permit access to the file.</source>
        <translation>系统不允许访问此文件。</translation>
    </message>
    <message>
        <source>another program is using the file. Close it or wait a moment, then try again.</source>
        <translation>另一个程序正在使用此文件。请关闭该程序或稍候重试。</translation>
    </message>
    <message>
        <source>stopped; nothing was changed.</source>
        <translation>已停止，没有任何更改。</translation>
    </message>
    <message>
        <source>the file cannot be opened.</source>
        <translation>无法打开文件。</translation>
    </message>
    <message>
        <source>the disk or network drive reported an error. Check it, and make a backup.</source>
        <translation>磁盘或网络驱动器报告错误。请检查并做好备份。</translation>
    </message>
    <message>
        <source>a value is missing or not allowed here.</source>
        <translation>此处缺少值或值不被允许。</translation>
    </message>
    <message>
        <source>a value is too large to be stored.</source>
        <translation>值过大，无法保存。</translation>
    </message>
    <message>
        <source>this build of the program cannot open encrypted files.</source>
        <translation>此程序版本不能打开加密文件。</translation>
    </message>
    <message>
        <source>there is not enough memory. Close other programs and try again.</source>
        <translation>内存不足。请关闭其他程序后重试。</translation>
    </message>
    <message>
        <source>the program made a mistake. Please report it with the details.</source>
        <translation>程序出错。请附上详情反馈给我们。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 is what was being done (&quot;Saving the contact&quot;), %2 a sentence on what went wrong and what to do</extracomment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Opening the database</source>
        <translation>打开数据库</translation>
    </message>
    <message>
        <source>“%1” is a folder, not a database file.</source>
        <translation>“%1”是文件夹，不是数据库文件。</translation>
    </message>
    <message>
        <source>There is no database at “%1”.</source>
        <translation>“%1”处没有数据库。</translation>
    </message>
    <message>
        <source>You have no right to read “%1”.</source>
        <translation>您无权读取“%1”。</translation>
    </message>
    <message>
        <source>“%1” is write-protected.</source>
        <translation>“%1”有写保护。</translation>
    </message>
    <message>
        <source>“%1” is not a plain database: it is encrypted, damaged, or something else.</source>
        <translation>“%1”不是普通数据库：它已加密、已损坏，或是其他文件。</translation>
    </message>
    <message>
        <source>%1: this place does not support safe shared access (a network drive?). Move the workspace to a local disk.</source>
        <translation>%1：此位置不支持安全的共享访问（可能是网络驱动器）。请把工作区移到本地磁盘。</translation>
    </message>
    <message>
        <source>Working on the database</source>
        <translation>处理数据库</translation>
    </message>
    <message>
        <source>Tidying up the database</source>
        <translation>整理数据库</translation>
    </message>
    <message>
        <source>The disk is full: “%1” was not saved. Free some space and try again.</source>
        <translation>磁盘已满：“%1”未保存。请腾出空间后重试。</translation>
    </message>
    <message>
        <source>“%1” cannot be written: the place is write-protected.</source>
        <translation>无法写入“%1”：该位置有写保护。</translation>
    </message>
    <message>
        <source>“%1” was not saved.</source>
        <translation>“%1”未保存。</translation>
    </message>
    <message>
        <source>Checking the database</source>
        <translation>检查数据库</translation>
    </message>
    <message>
        <source>The database could not be checked.</source>
        <translation>无法检查数据库。</translation>
    </message>
    <message>
        <source>The database is damaged. Restore the newest backup.</source>
        <translation>数据库已损坏。请恢复最新的备份。</translation>
    </message>
    <message>
        <source>Reading the database</source>
        <translation>读取数据库</translation>
    </message>
    <message>
        <source>The program made a mistake. Please report it with the details.</source>
        <translation>程序出错。请附上详情反馈给我们。</translation>
    </message>
    <message>
        <source>The database could not be updated: some links in it lead nowhere. Restore a backup, or ask for help with the details.</source>
        <translation>无法升级数据库：其中有关联指向不存在的记录。请恢复备份，或附上详情寻求帮助。</translation>
    </message>
    <message>
        <source>This database was made by another program.</source>
        <translation>此数据库由其他程序创建。</translation>
    </message>
    <message>
        <source>This workspace was used with a newer version of Fieldfare. Install that version to open it; nothing was changed.</source>
        <translation>此工作区曾由更新版本的 Fieldfare 使用。请安装该版本后打开；没有任何更改。</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>已停止。</translation>
    </message>
    <message>
        <source>Reading the records</source>
        <translation>读取记录</translation>
    </message>
    <message>
        <source>Working with the records</source>
        <translation>处理记录</translation>
    </message>
    <message>
        <source>Stopped. Nothing was changed.</source>
        <translation>已停止，没有任何更改。</translation>
    </message>
    <message>
        <source>Another program has this workspace open for writing; close it there first.</source>
        <translation>另一个程序正在写入此工作区，请先在那里关闭。</translation>
    </message>
    <message>
        <source>“%1” is not a Fieldfare workspace.</source>
        <translation>“%1”不是 Fieldfare 工作区。</translation>
    </message>
    <message>
        <source>“%1” cannot be read. Check the rights of the folder.</source>
        <translation>无法读取“%1”。请检查文件夹权限。</translation>
    </message>
    <message>
        <source>“%1” is damaged. Restore the newest backup.</source>
        <translation>“%1”已损坏。请恢复最新的备份。</translation>
    </message>
    <message>
        <source>The description of the workspace is damaged. Restore the newest backup.</source>
        <translation>工作区的描述文件已损坏。请恢复最新的备份。</translation>
    </message>
    <message>
        <source>“%1” lies on a network drive, where a database cannot be kept safe. Put the workspace on a disk of this computer.</source>
        <translation>“%1”位于网络驱动器上，无法保证数据库安全。请把工作区放在这台电脑的磁盘上。</translation>
    </message>
    <message>
        <source>This workspace lies in a folder that %1 copies while it is in use. Such copies can be incomplete: rely on backups, and never open it on two computers.</source>
        <translation>此工作区位于 %1 会在使用中复制的文件夹内。这样的副本可能不完整：请依靠备份，切勿在两台电脑上同时打开。</translation>
    </message>
    <message>
        <source>The workspace “%1” is encrypted: its passphrase is needed.</source>
        <translation>工作区“%1”已加密，需要密码。</translation>
    </message>
    <message>
        <source>Please choose a folder for the workspace.</source>
        <translation>请选择工作区所在的文件夹。</translation>
    </message>
    <message>
        <source>“%1” is a file. Please choose another name.</source>
        <translation>“%1”是文件。请换一个名称。</translation>
    </message>
    <message>
        <source>The folder “%1” is not empty. Please choose another place or name.</source>
        <translation>文件夹“%1”不是空的。请选择其他位置或名称。</translation>
    </message>
    <message>
        <source>A new workspace needs a passphrase.</source>
        <translation>新工作区需要密码。</translation>
    </message>
    <message>
        <source>There is no workspace at “%1”.</source>
        <translation>“%1”处没有工作区。</translation>
    </message>
    <message>
        <source>“%1” is a file, not a workspace folder. A backup is opened by restoring it.</source>
        <translation>“%1”是文件，不是工作区文件夹。备份需要先恢复才能打开。</translation>
    </message>
    <message>
        <source>The folder “%1” is write-protected. Check its rights, or open the workspace for reading only.</source>
        <translation>文件夹“%1”有写保护。请检查权限，或以只读方式打开工作区。</translation>
    </message>
    <message>
        <source>The database of “%1” is missing (records.db). Restore the newest backup.</source>
        <translation>“%1”的数据库（records.db）缺失。请恢复最新的备份。</translation>
    </message>
    <message>
        <source>workspace.json was missing or damaged; its copy was used.</source>
        <translation>workspace.json 缺失或损坏，已使用其副本。</translation>
    </message>
    <message>
        <source>%1 on %2 (process %3) has this workspace open. Close it there first, or open the workspace for reading only.</source>
        <extracomment>%1 program, %2 computer, %3 process number</extracomment>
        <translation>%2 上的 %1（进程 %3）正在使用此工作区。请先在那里关闭，或以只读方式打开。</translation>
    </message>
    <message>
        <source>Another program has this workspace open. Close it there first.</source>
        <translation>另一个程序正在使用此工作区。请先在那里关闭。</translation>
    </message>
    <message>
        <source>The disk is full. Free some space and try again.</source>
        <translation>磁盘已满。请腾出空间后重试。</translation>
    </message>
    <message>
        <source>The workspace cannot be locked against other programs.</source>
        <translation>无法锁定工作区以防其他程序访问。</translation>
    </message>
    <message>
        <source>The beginning of “%1” is damaged, or the file belongs to another workspace. Restore the newest backup.</source>
        <translation>“%1”的开头已损坏，或该文件属于其他工作区。请恢复最新的备份。</translation>
    </message>
    <message>
        <source>The workspace is open for reading only.</source>
        <translation>工作区以只读方式打开。</translation>
    </message>
    <message>
        <source>Please give the workspace a name.</source>
        <translation>请为工作区命名。</translation>
    </message>
    <message>
        <source>This workspace is not encrypted.</source>
        <translation>此工作区未加密。</translation>
    </message>
    <message>
        <source>The attached files in this backup are damaged.</source>
        <translation>此备份中的附件已损坏。</translation>
    </message>
    <message>
        <source>The attached file is damaged on the disk. Restore it from a backup; nothing was opened.</source>
        <translation>磁盘上的附件已损坏。请从备份恢复；没有打开任何内容。</translation>
    </message>
    <message>
        <source>The content of the attached file is not in this workspace. A backup may have it.</source>
        <translation>此工作区中没有该附件的内容。备份中可能有。</translation>
    </message>
    <message>
        <source>The file cannot be read: %1</source>
        <translation>无法读取文件：%1</translation>
    </message>
    <message>
        <source>The file is larger than %1 MB, the most that can be attached. Keep it where it is and note its place instead.</source>
        <translation>文件大于附件上限 %1 MB。请把它留在原处，并记下其位置。</translation>
    </message>
    <message>
        <source>The folder “%1” cannot be written.</source>
        <translation>无法写入文件夹“%1”。</translation>
    </message>
    <message>
        <source>The file is too large to be shown here.</source>
        <translation>文件过大，无法在此显示。</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>The file of unsaved drafts could not be read. It was put aside as “%1”; the records are not affected.</source>
        <translation>无法读取未保存草稿的文件，已将其另存为“%1”；记录不受影响。</translation>
    </message>
    <message>
        <source>What the backup says of its content cannot be read.</source>
        <translation>无法读取备份的内容说明。</translation>
    </message>
    <message>
        <source>The backup does not say what it holds: it was made by an older version.</source>
        <translation>备份没有内容说明：它由旧版本创建。</translation>
    </message>
    <message>
        <source>The backup was made with another key.</source>
        <translation>该备份使用的是另一个密钥。</translation>
    </message>
    <message>
        <source>The backup “%1” was restored, but what came back is not what was saved. Make a new backup now, and keep this one until the new one is proven.</source>
        <translation>备份“%1”已恢复，但恢复的内容与保存时不一致。请立即创建新的备份，并在确认新备份完好之前保留此备份。</translation>
    </message>
    <message>
        <source>No folder for trying the restore can be made in “%1”.</source>
        <translation>无法在“%1”中新建用于试恢复的文件夹。</translation>
    </message>
    <message>
        <source>The first page of “%1” cannot be read; without it nothing else can. Restore the newest backup.</source>
        <translation>“%1”的首个数据页无法读取，因而其余内容也无法读取。请恢复最新的备份。</translation>
    </message>
    <message>
        <source>“%1” is not a database.</source>
        <translation>“%1”不是数据库。</translation>
    </message>
    <message>
        <source>An attached file cannot be removed: %1</source>
        <translation>无法移除附件：%1</translation>
    </message>
    <message>
        <source>The history could not be written; nothing was changed.</source>
        <translation>无法写入历史；未做任何更改。</translation>
    </message>
    <message>
        <source>The content that came is not the file that was attached. It is asked for again.</source>
        <translation>收到的内容与所附文件不符，将重新请求。</translation>
    </message>
</context>
<context>
    <name>Sync</name>
    <message>
        <source>Synced</source>
        <translation>已同步</translation>
    </message>
    <message>
        <source>This device may no longer sync. Ask whoever manages your workspace.</source>
        <translation>此设备已不能再同步。请询问管理您工作区的人。</translation>
    </message>
    <message>
        <source>The server&apos;s answers contradict each other. Nothing was lost; syncing is tried again later.</source>
        <translation>服务器的答复相互矛盾。没有丢失任何内容；稍后会再次尝试同步。</translation>
    </message>
    <message>
        <source>The server needs a newer version of this program. Update it; your changes are kept and sent afterwards.</source>
        <translation>服务器需要本程序的更新版本。请更新；您的更改会保留并在之后发送。</translation>
    </message>
    <message>
        <source>A message between this device and the server was damaged on its way; it is sent again.</source>
        <translation>此设备与服务器之间的一条消息在途中损坏，将重新发送。</translation>
    </message>
    <message>
        <source>The other side speaks a newer language. Update this program.</source>
        <translation>对方使用更新的协议。请更新本程序。</translation>
    </message>
    <message>
        <source>This device belongs to somebody else. Enrol it again.</source>
        <translation>此设备属于其他人。请重新登记。</translation>
    </message>
    <message>
        <source>You have no right to see these records.</source>
        <translation>您无权查看这些记录。</translation>
    </message>
    <message>
        <source>This server is behind another one. Try again in a moment.</source>
        <translation>该服务器落后于另一台服务器。请稍后再试。</translation>
    </message>
    <message>
        <source>The server&apos;s data are damaged. Ask its administrator to look at the details in its log.</source>
        <translation>服务器的数据已损坏。请让管理员查看日志中的详细信息。</translation>
    </message>
    <message>
        <source>You have no role on this server. Ask whoever manages your workspace.</source>
        <translation>您在此服务器上没有角色。请联系管理工作区的人。</translation>
    </message>
    <message>
        <source>Syncing was stopped.</source>
        <translation>同步已停止。</translation>
    </message>
    <message>
        <source>Another server answers in place of yours; nothing was sent to it. Ask whoever manages your server whether it got a new key.</source>
        <translation>应答的是另一台服务器，没有向它发送任何内容。请询问服务器管理员是否更换了密钥。</translation>
    </message>
    <message>
        <source>The server cannot be reached. Your changes are kept and sent when it can.</source>
        <translation>无法连接服务器。您的更改已保留，连接后发送。</translation>
    </message>
    <message>
        <source>The server does not understand this device.</source>
        <translation>服务器无法理解此设备。</translation>
    </message>
    <message>
        <source>The server does not know this device. Connect it with a new code.</source>
        <translation>服务器不认识此设备。请用新代码连接。</translation>
    </message>
    <message>
        <source>The server refuses this.</source>
        <translation>服务器拒绝了此操作。</translation>
    </message>
    <message>
        <source>The server does not know this question. It may be of an older version.</source>
        <translation>服务器不认识此请求，可能版本较旧。</translation>
    </message>
    <message>
        <source>The server is busy. Your changes are kept and sent in a moment.</source>
        <translation>服务器繁忙。您的更改已保留，稍后发送。</translation>
    </message>
    <message>
        <source>The server has a problem. Your changes are kept; its administrator finds more in its log.</source>
        <translation>服务器出现问题。您的更改已保留；管理员可在日志中查看详情。</translation>
    </message>
    <message>
        <source>Too many codes were tried from here. Wait some minutes, then try again.</source>
        <translation>此处尝试的代码过多。请等待几分钟再试。</translation>
    </message>
    <message>
        <source>This code was used already or is too old. Ask for a new one.</source>
        <translation>此代码已被使用或已过期。请索取新代码。</translation>
    </message>
    <message>
        <source>Connected with the company</source>
        <translation>已与公司连接</translation>
    </message>
    <message>
        <source>This workspace belongs to a company already.</source>
        <translation>此工作区已属于一家公司。</translation>
    </message>
    <message>
        <source>With this code you join a company: its records come into a new workspace. Choose “Join a company” on the first page.</source>
        <translation>此代码用于加入公司：公司的记录进入新工作区。请在首页选择“加入公司”。</translation>
    </message>
    <message>
        <source>This code makes an existing workspace the company&apos;s first. Open that workspace and enter it under Settings, Company server.</source>
        <translation>此代码使现有工作区成为公司的第一个工作区。请打开该工作区，在“设置”→“公司服务器”中输入。</translation>
    </message>
    <message>
        <source>The copy in “%1” could not be removed as a whole. Remove the folder yourself.</source>
        <translation>“%1”中的副本未能完全删除。请自行删除该文件夹。</translation>
    </message>
    <message>
        <source>This workspace belongs to no company.</source>
        <translation>此工作区不属于任何公司。</translation>
    </message>
    <message>
        <source>This code is %1&apos;s; this workspace is %2&apos;s. Ask for a code of your own.</source>
        <translation>此代码属于 %1，此工作区属于 %2。请索取您自己的代码。</translation>
    </message>
    <message>
        <source>Company server</source>
        <translation>公司服务器</translation>
    </message>
    <message>
        <source>Stopped. It goes on from here next time.</source>
        <translation>已停止。下次将从这里继续。</translation>
    </message>
    <message>
        <source>Records of this type have no numbers.</source>
        <translation>此类型的记录没有编号。</translation>
    </message>
    <message>
        <source>Stopped. It goes on with the next exchange.</source>
        <translation>已停止，下次同步时继续。</translation>
    </message>
    <message>
        <source>Attached files</source>
        <translation>附件</translation>
    </message>
    <message>
        <source>The company server does not take “%1”: it keeps no files, or none as large.</source>
        <translation>公司服务器不接收“%1”：它不保存文件，或文件过大。</translation>
    </message>
    <message>
        <source>The content of this file is on the computer of whoever attached it, and comes once that computer was in contact with the company server.</source>
        <translation>此文件的内容还在附加者的电脑上，待那台电脑与公司服务器联系后即会到达。</translation>
    </message>
    <message>
        <source>Numbers for documents</source>
        <translation>单据编号</translation>
    </message>
    <message>
        <source>Rights from the company server</source>
        <translation>来自公司服务器的权限</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>已停止。</translation>
    </message>
    <message>
        <source>This file is not on this computer yet, and there is no connection to the company server. It can be opened once there is.</source>
        <translation>此文件尚未到达这台电脑，且目前无法连接公司服务器。连接恢复后即可打开。</translation>
    </message>
    <message>
        <source>Settings for the company</source>
        <translation>公司的设置</translation>
    </message>
    <message>
        <source>This workspace exchanges by a file. Leave that exchange first; the records stay.</source>
        <translation>此工作区通过文件交换。请先退出该交换；记录会保留。</translation>
    </message>
    <message>
        <source>The server&apos;s record of changes was altered: it is not the one any more that this device saw. Exchanging goes on. Tell your administrator; this stays here until it is explained.</source>
        <translation>服务器的更改记录被改动过：它已不是此设备之前所见的那份。交换照常进行。请告知管理员；在得到说明之前，此提示会一直显示。</translation>
    </message>
    <message>
        <source>The server signs its record of changes with another key than before. Ask your administrator whether that was meant; this stays here until it is explained.</source>
        <translation>服务器为更改记录签名的密钥与以前不同。请向管理员确认是否有意更换；在得到说明之前，此提示会一直显示。</translation>
    </message>
    <message>
        <source>On %1 an administrator explained why the server&apos;s record of changes is another than this device saw: %2</source>
        <translation>管理员已于 %1 说明服务器的更改记录为何与此设备所见不同：%2</translation>
    </message>
    <message numerus="yes">
        <source>This computer last spoke to the company&apos;s server on %1, and its records may be shown for %n days after that. Connect once, or use the recovery code. What you changed is kept.</source>
        <translation>
            <numerusform>此电脑上次联系公司服务器是在 %1，此后记录最多可显示 %n 天。请连接一次，或使用恢复码。您所做的更改都会保留。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This computer last spoke to the company&apos;s server on %1, and its records may be shown for %n days after that. Connect once. What you changed is kept.</source>
        <translation>
            <numerusform>此电脑上次联系公司服务器是在 %1，此后记录最多可显示 %n 天。请连接一次。您所做的更改都会保留。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The company&apos;s server was last reached on %1. Without it, this computer shows the records for another %n days. Connect to it once, or have the recovery code of this workspace at hand: it adds 7 days.</source>
        <translation>
            <numerusform>上次连上公司服务器是在 %1。若不联系，此电脑还会显示记录 %n 天。请连接一次，或备好此工作区的恢复码：它可延长 7 天。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The company&apos;s server was last reached on %1. Without it, this computer shows the records for another %n days. Connect to it once.</source>
        <translation>
            <numerusform>上次连上公司服务器是在 %1。若不联系，此电脑还会显示记录 %n 天。请连接一次。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TagEdit</name>
    <message>
        <source>Remove “%1”</source>
        <translation>移除“%1”</translation>
    </message>
</context>
<context>
    <name>UndoFeedback</name>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1. %2 records stay as they are: %3</source>
        <translation>%1。%2 条记录保留原样：%3</translation>
    </message>
    <message>
        <source>Undone</source>
        <translation>已撤销</translation>
    </message>
</context>
<context>
    <name>VerifyQueue</name>
    <message>
        <source>Records of the type “%1” are not verified.</source>
        <translation>“%1”类型的记录无需核实。</translation>
    </message>
    <message>
        <source>Verified “%1”</source>
        <translation>核实“%1”</translation>
    </message>
    <message>
        <source>You may not change %1.</source>
        <translation>您无权修改%1。</translation>
    </message>
    <message>
        <source>Verify “%1” later</source>
        <translation>稍后核实“%1”</translation>
    </message>
</context>
<context>
    <name>Workspace</name>
    <message>
        <source>The demo company needs a pipeline with open stages, a won and a lost one.</source>
        <translation>演示公司需要一个销售管道，其中包含进行中的阶段以及赢单和输单阶段。</translation>
    </message>
    <message>
        <source>Made the demo company</source>
        <translation>创建演示公司</translation>
    </message>
    <message>
        <source>There is no template “%1”.</source>
        <translation>没有模板“%1”。</translation>
    </message>
    <message>
        <source>The template “%1” cannot be read.</source>
        <translation>无法读取模板“%1”。</translation>
    </message>
    <message>
        <source>This workspace was made by an older version. Open it once for writing, so that it can be brought up to date.</source>
        <translation>此工作区由旧版本创建。请以可写方式打开一次，以便升级。</translation>
    </message>
    <message>
        <source>This workspace was written by a newer version of Fieldfare. Update this program to open it.</source>
        <translation>此工作区由更新版本的 Fieldfare 写入。请更新本程序后打开。</translation>
    </message>
    <message>
        <source>Me</source>
        <translation>我</translation>
    </message>
    <message>
        <source>Made the workspace</source>
        <translation>创建工作区</translation>
    </message>
    <message>
        <source>Redid: %1</source>
        <translation>重做：%1</translation>
    </message>
    <message>
        <source>Undid: %1</source>
        <translation>撤销：%1</translation>
    </message>
    <message>
        <source>Changed settings</source>
        <translation>修改设置</translation>
    </message>
    <message>
        <source>Words being typed cannot be kept: %1</source>
        <translation>无法保留正在输入的内容：%1</translation>
    </message>
    <message>
        <source>An edit made during the last import could not be saved: %1</source>
        <translation>上次导入期间所做的编辑无法保存：%1</translation>
    </message>
    <message numerus="yes">
        <source>%n edits that the program had kept when it ended were saved now.</source>
        <translation>
            <numerusform>程序退出时保留的 %n 处编辑现已保存。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fieldfare::AttachmentPreview</name>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Save as …</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>No preview for this kind of file. Open shows it in its own program.</source>
        <translation>此类文件无法预览。点击“打开”可用相应程序查看。</translation>
    </message>
    <message>
        <source>Loading …</source>
        <translation>正在载入…</translation>
    </message>
    <message>
        <source>This picture cannot be shown here. Open shows it in its own program.</source>
        <translation>无法在此显示此图片。点击“打开”可用相应程序查看。</translation>
    </message>
    <message>
        <source>“%1” is a program. It is not started from here; save it if you trust where it came from.</source>
        <translation>“%1”是程序，不会从这里启动；如果信任其来源，请保存后使用。</translation>
    </message>
    <message>
        <source>No program opens this kind of file. Save it instead.</source>
        <translation>没有能打开此类文件的程序。请改为保存。</translation>
    </message>
    <message>
        <source>Save “%1”</source>
        <translation>保存“%1”</translation>
    </message>
    <message>
        <source>Saved as “%1”.</source>
        <translation>已保存为“%1”。</translation>
    </message>
</context>
<context>
    <name>fieldfare::AttachmentsCard</name>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Drop files anywhere on this page, or paste a picture.</source>
        <translation>把文件拖到此页面任意位置，或粘贴图片。</translation>
    </message>
    <message>
        <source>Attach files</source>
        <translation>添加附件</translation>
    </message>
    <message>
        <source>Picture %1.png</source>
        <translation>图片 %1.png</translation>
    </message>
    <message>
        <source>Attaching</source>
        <translation>正在添加附件</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1/%2</translation>
    </message>
    <message>
        <source>Attached</source>
        <translation>已添加附件</translation>
    </message>
</context>
<context>
    <name>fieldfare::BackupList</name>
    <message>
        <source>The first daily backup appears here.</source>
        <translation>首个每日备份会显示在这里。</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>制作时间</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Lost by going back</source>
        <translation>回退会丢失</translation>
    </message>
    <message>
        <source>–</source>
        <translation>–</translation>
    </message>
    <message>
        <source>everything changed since</source>
        <translation>此后的全部更改</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>无</translation>
    </message>
    <message numerus="yes">
        <source>%n changes</source>
        <translation>
            <numerusform>%n 处更改</numerusform>
        </translation>
    </message>
    <message>
        <source>Go back …</source>
        <translation>回退…</translation>
    </message>
    <message>
        <source>Go back to the backup of %1</source>
        <translation>回退到 %1 的备份</translation>
    </message>
</context>
<context>
    <name>fieldfare::Banner</name>
    <message>
        <source>Dismiss</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>fieldfare::BinPage</name>
    <message>
        <source>Restored “%1”</source>
        <translation>已恢复“%1”</translation>
    </message>
    <message numerus="yes">
        <source>Restored %n entries of the recycle bin</source>
        <translation>
            <numerusform>已恢复回收站中的 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>Words the record held</source>
        <translation>记录中含有的词</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Show in history</source>
        <translation>在历史中显示</translation>
    </message>
    <message>
        <source>Recycle bin</source>
        <translation>回收站</translation>
    </message>
    <message>
        <source>Deleted records stay here until you bring them back; nothing expires</source>
        <translation>已删除的记录会一直留在这里，直到您将其恢复；不会过期</translation>
    </message>
    <message>
        <source>Filter the recycle bin</source>
        <translation>筛选回收站</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>All types</source>
        <translation>所有类型</translation>
    </message>
    <message>
        <source>Restore what is chosen</source>
        <translation>恢复所选内容</translation>
    </message>
    <message numerus="yes">
        <source>%n deleted</source>
        <translation>
            <numerusform>已删除 %n 项</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Restore %n</source>
        <translation>
            <numerusform>恢复 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing deleted fits</source>
        <translation>没有符合的已删除内容</translation>
    </message>
    <message>
        <source>Try fewer words or all types.</source>
        <translation>请减少关键词或选择所有类型。</translation>
    </message>
    <message>
        <source>The recycle bin is empty</source>
        <translation>回收站是空的</translation>
    </message>
    <message>
        <source>Whatever is deleted, by you, an import or an undo, waits here to be brought back.</source>
        <translation>无论是您、导入还是撤销所删除的内容，都会在这里等待恢复。</translation>
    </message>
</context>
<context>
    <name>fieldfare::BoardColumn</name>
    <message>
        <source>Name and amount</source>
        <translation>名称和金额</translation>
    </message>
    <message>
        <source>For example: Pilot 20 seats 11300</source>
        <translation>例如：试点项目20席位 11300</translation>
    </message>
    <message>
        <source>Name and amount of the new deal</source>
        <translation>新商机的名称和金额</translation>
    </message>
    <message>
        <source>Company (optional)</source>
        <translation>公司（选填）</translation>
    </message>
    <message>
        <source>Company of the new deal</source>
        <translation>新商机的公司</translation>
    </message>
    <message>
        <source>Return adds, Esc closes</source>
        <translation>回车添加，Esc 关闭</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Add a deal in %1</source>
        <translation>在“%1”中添加商机</translation>
    </message>
</context>
<context>
    <name>fieldfare::BoardController</name>
    <message>
        <source>%1 open</source>
        <translation>进行中 %1</translation>
    </message>
    <message>
        <source>weighted %1</source>
        <translation>加权 %1</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <comment>a closed stage and a month: Won in Nov</comment>
        <translation>%2%1</translation>
    </message>
    <message>
        <source>Moved “%1” to %2</source>
        <translation>把“%1”移到“%2”</translation>
    </message>
    <message>
        <source>Added “%1”</source>
        <translation>新增“%1”</translation>
    </message>
</context>
<context>
    <name>fieldfare::BoardView</name>
    <message>
        <source>Dragging “%1” – drop it in another column, Esc to cancel</source>
        <translation>正在拖动“%1”——放到其他列，Esc 取消</translation>
    </message>
    <message>
        <source>Dragging “%1” from %2 to %3 – release to move, Esc to cancel</source>
        <translation>正在把“%1”从“%2”拖到“%3”——松开移动，Esc 取消</translation>
    </message>
</context>
<context>
    <name>fieldfare::BulkEditForm</name>
    <message>
        <source>Choose a field and the value it gets in all selected records. An empty value clears it.</source>
        <translation>选择字段，并填写所有选中记录的新值。空值表示清空该字段。</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>Change %1 records</source>
        <translation>修改 %1 条记录</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>They have this value already; nothing was changed.</source>
        <translation>这些记录已是此值，没有任何更改。</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Take away</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Replace all</source>
        <translation>全部替换</translation>
    </message>
    <message>
        <source>What happens to the tags</source>
        <translation>标签的处理方式</translation>
    </message>
    <message>
        <source>Stopped. Nothing was changed.</source>
        <translation>已停止，没有任何更改。</translation>
    </message>
    <message>
        <source>%1 of %2 get another value than they have now.</source>
        <translation>%2 条中有 %1 条的值会改变。</translation>
    </message>
    <message>
        <source>Of the first %1, %2 get another value than they have now.</source>
        <translation>前 %1 条中有 %2 条的值会改变。</translation>
    </message>
    <message>
        <source>%1 of them hold something that is replaced.</source>
        <translation>其中 %1 条的原有内容会被替换。</translation>
    </message>
    <message>
        <source>Changing %1</source>
        <translation>正在修改%1</translation>
    </message>
</context>
<context>
    <name>fieldfare::BusyPage</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
</context>
<context>
    <name>fieldfare::CampaignController</name>
    <message>
        <source>Added a cost to “%1”</source>
        <translation>为“%1”添加费用</translation>
    </message>
    <message>
        <source>Removed a cost of “%1”</source>
        <translation>移除“%1”的费用</translation>
    </message>
    <message>
        <source>Changed a cost of “%1”</source>
        <translation>修改“%1”的费用</translation>
    </message>
    <message>
        <source>Changed a member of “%1”</source>
        <translation>修改“%1”的成员</translation>
    </message>
    <message>
        <source>Added %1 to “%2”</source>
        <translation>把 %1 加入“%2”</translation>
    </message>
    <message>
        <source>Removed %1 members of “%2”</source>
        <translation>移除“%2”的 %1 位成员</translation>
    </message>
    <message>
        <source>Member of “%1”: %2</source>
        <translation>“%1”的成员：%2</translation>
    </message>
    <message>
        <source>%1 members of “%2”: %3</source>
        <translation>“%2”的 %1 位成员：%3</translation>
    </message>
    <message>
        <source>New campaign “%1”</source>
        <translation>新建市场活动“%1”</translation>
    </message>
</context>
<context>
    <name>fieldfare::CampaignOverviewView</name>
    <message>
        <source>Campaign return</source>
        <translation>市场活动回报</translation>
    </message>
    <message>
        <source>Spent</source>
        <translation>花费</translation>
    </message>
    <message>
        <source>Revenue</source>
        <translation>收入</translation>
    </message>
    <message>
        <source>ROI</source>
        <translation>ROI</translation>
    </message>
    <message>
        <source>Cost per customer</source>
        <translation>单客户成本</translation>
    </message>
    <message>
        <source>Cost and revenue by campaign</source>
        <translation>各市场活动的费用与收入</translation>
    </message>
    <message>
        <source>No campaign of this period has a cost or a won deal yet.</source>
        <translation>此期间的市场活动还没有费用或赢单。</translation>
    </message>
    <message>
        <source>How this number is made</source>
        <translation>此数字如何得出</translation>
    </message>
    <message>
        <source>What stands out</source>
        <translation>值得注意</translation>
    </message>
    <message>
        <source>ROI = (revenue − cost) ÷ cost</source>
        <translation>ROI =（收入 − 费用）÷ 费用</translation>
    </message>
    <message>
        <source>Campaigns with their figures</source>
        <translation>市场活动及其指标</translation>
    </message>
    <message>
        <source>All time</source>
        <translation>全部时间</translation>
    </message>
    <message>
        <source>Campaigns that began in this period</source>
        <translation>此期间内开始的市场活动</translation>
    </message>
    <message>
        <source>CSV</source>
        <translation>CSV</translation>
    </message>
    <message>
        <source>Save the table for a spreadsheet</source>
        <translation>保存表格供电子表格使用</translation>
    </message>
    <message>
        <source>PNG</source>
        <translation>PNG</translation>
    </message>
    <message>
        <source>Save the chart as a picture</source>
        <translation>把图表保存为图片</translation>
    </message>
    <message>
        <source>New campaign</source>
        <translation>新建市场活动</translation>
    </message>
    <message>
        <source>base currency %1 · won deals that name the campaign</source>
        <translation>本位币 %1 · 关联该市场活动的赢单商机</translation>
    </message>
    <message>
        <source>There is nothing to divide by yet.</source>
        <translation>还没有可作除数的费用。</translation>
    </message>
    <message>
        <source>Show the %1 deals …</source>
        <translation>显示这 %1 个商机…</translation>
    </message>
    <message>
        <source>Nothing unusual in these figures.</source>
        <translation>这些数字没有异常。</translation>
    </message>
    <message>
        <source>All campaigns</source>
        <translation>全部市场活动</translation>
    </message>
</context>
<context>
    <name>fieldfare::CampaignView</name>
    <message>
        <source>Cost</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>Revenue</source>
        <translation>收入</translation>
    </message>
    <message>
        <source>ROI</source>
        <translation>ROI</translation>
    </message>
    <message>
        <source>Took part</source>
        <translation>参与</translation>
    </message>
    <message>
        <source>All campaigns</source>
        <translation>全部市场活动</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Name, kind, dates, budget and notes</source>
        <translation>名称、类型、日期、预算和备注</translation>
    </message>
    <message>
        <source>Costs</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>Costs of the campaign</source>
        <translation>市场活动的费用</translation>
    </message>
    <message>
        <source>Kind of the new cost</source>
        <translation>新费用的类型</translation>
    </message>
    <message>
        <source>Amount of the new cost</source>
        <translation>新费用的金额</translation>
    </message>
    <message>
        <source>Day of the new cost</source>
        <translation>新费用的日期</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Note on the new cost</source>
        <translation>新费用的备注</translation>
    </message>
    <message>
        <source>Add cost</source>
        <translation>添加费用</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>成员</translation>
    </message>
    <message>
        <source>Add a contact by name</source>
        <translation>按姓名添加联系人</translation>
    </message>
    <message>
        <source>Contact to add as a member</source>
        <translation>要添加为成员的联系人</translation>
    </message>
    <message>
        <source>Set status</source>
        <translation>设置状态</translation>
    </message>
    <message>
        <source>Remove from the campaign</source>
        <translation>从市场活动中移除</translation>
    </message>
    <message>
        <source>Members of the campaign</source>
        <translation>市场活动的成员</translation>
    </message>
    <message>
        <source>Say how much it cost.</source>
        <translation>请填写费用金额。</translation>
    </message>
    <message>
        <source>budget %1</source>
        <translation>预算 %1</translation>
    </message>
    <message>
        <source>%1 of the budget</source>
        <translation>预算的 %1</translation>
    </message>
    <message>
        <source>%1 won deals</source>
        <translation>%1 个赢单</translation>
    </message>
    <message>
        <source>no cost yet</source>
        <translation>还没有费用</translation>
    </message>
    <message>
        <source>of %1 members</source>
        <translation>共 %1 位成员</translation>
    </message>
    <message>
        <source>No costs yet. Without them there is no return to compute.</source>
        <translation>还没有费用。没有费用就无法计算回报率。</translation>
    </message>
    <message>
        <source>Members (the first %1 of %2)</source>
        <translation>成员（%2 位中的前 %1 位）</translation>
    </message>
    <message>
        <source>Members (%1)</source>
        <translation>成员（%1）</translation>
    </message>
</context>
<context>
    <name>fieldfare::CampaignsPage</name>
    <message>
        <source>No campaigns yet</source>
        <translation>还没有市场活动</translation>
    </message>
    <message>
        <source>A campaign has costs and members. Deals that name it count as its revenue, and here you see whether it was worth it.</source>
        <translation>市场活动有费用和成员。关联它的商机计为收入，在这里可以看出是否值得。</translation>
    </message>
    <message>
        <source>New campaign</source>
        <translation>新建市场活动</translation>
    </message>
    <message>
        <source>“%1” cannot be read here; nothing was changed.</source>
        <translation>此处无法识别“%1”，没有任何更改。</translation>
    </message>
    <message>
        <source>Save the campaigns as CSV</source>
        <translation>把市场活动保存为 CSV</translation>
    </message>
    <message>
        <source>Save the campaign chart as PNG</source>
        <translation>把市场活动图表保存为 PNG</translation>
    </message>
    <message>
        <source>Campaigns</source>
        <translation>市场活动</translation>
    </message>
    <message>
        <source>1 member</source>
        <translation>1 位成员</translation>
    </message>
    <message>
        <source>%1 members</source>
        <translation>%1 位成员</translation>
    </message>
    <message>
        <source>1 campaign</source>
        <translation>1 个市场活动</translation>
    </message>
    <message>
        <source>%1 campaigns</source>
        <translation>%1 个市场活动</translation>
    </message>
    <message>
        <source>Save the campaigns</source>
        <translation>保存市场活动</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>已保存 %1</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Starts on</source>
        <translation>开始日期</translation>
    </message>
    <message>
        <source>Make the campaign</source>
        <translation>创建市场活动</translation>
    </message>
</context>
<context>
    <name>fieldfare::CellEditing</name>
    <message>
        <source>This belongs to the linked record; open that one to change it.</source>
        <translation>此内容属于关联记录；请打开该记录修改。</translation>
    </message>
    <message>
        <source>“%1” cannot be changed here.</source>
        <translation>“%1”不能在此修改。</translation>
    </message>
    <message>
        <source>“%1” must not be empty.</source>
        <translation>“%1”不能为空。</translation>
    </message>
</context>
<context>
    <name>fieldfare::Chart</name>
    <message>
        <source>The picture could not be written to “%1”. Choose another place.</source>
        <translation>无法把图片写入“%1”。请选择其他位置。</translation>
    </message>
</context>
<context>
    <name>fieldfare::CheckList</name>
    <message>
        <source>Checks</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>%1, %2: %3 rows</source>
        <translation>%1，%2：%3 行</translation>
    </message>
</context>
<context>
    <name>fieldfare::ColumnChooser</name>
    <message>
        <source>Find a column</source>
        <translation>查找列</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Space shows or hides a column; drag it, or press Alt with an arrow, to move it.</source>
        <translation>空格键显示或隐藏列；拖动列，或按 Alt 加方向键，可移动列。</translation>
    </message>
    <message>
        <source>Reset columns and widths</source>
        <translation>重置列和列宽</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
</context>
<context>
    <name>fieldfare::CommandPalette</name>
    <message>
        <source>Search records or type a command …</source>
        <translation>搜索记录或输入命令…</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Command palette</source>
        <translation>命令面板</translation>
    </message>
    <message>
        <source>Nothing found for “%1”.</source>
        <translation>没有找到“%1”。</translation>
    </message>
</context>
<context>
    <name>fieldfare::CompanyServerCard</name>
    <message>
        <source>Connect</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Exchange now</source>
        <translation>立即交换</translation>
    </message>
    <message>
        <source>With a server of your own, colleagues work on the same customers, each with a copy that works without a network. Your administrator sets it up and gives you a code.</source>
        <translation>有了自己的服务器，同事们可以处理相同的客户，每人都有一份无需网络即可使用的副本。管理员负责设置并给您代码。</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>The first person&apos;s code makes this workspace the company&apos;s: all its records go to the server. With any other code you join on the first page, in a new workspace.</source>
        <translation>第一个人的代码使此工作区成为公司的工作区：全部记录会发送到服务器。使用其他代码请在首页加入，记录进入新工作区。</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>You</source>
        <translation>您</translation>
    </message>
    <message>
        <source>Last exchange</source>
        <translation>上次交换</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待发送</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>not since the program was started</source>
        <translation>程序启动后尚未交换</translation>
    </message>
    <message>
        <source>A deletion of very many records waits. Was it meant? Undo it in the history, or send it.</source>
        <translation>一次大量删除正在等待。是有意的吗？可在历史记录中撤销，或将其发送。</translation>
    </message>
    <message>
        <source>Send the deletion</source>
        <translation>发送删除</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Connecting …</source>
        <translation>正在连接…</translation>
    </message>
    <message>
        <source>The records are in step, not every attached file is.</source>
        <translation>记录已同步，但有附件尚未同步。</translation>
    </message>
</context>
<context>
    <name>fieldfare::ConditionEdit</name>
    <message>
        <source>When …</source>
        <translation>满足条件时…</translation>
    </message>
    <message>
        <source>%1: field</source>
        <translation>%1：字段</translation>
    </message>
    <message>
        <source>is</source>
        <translation>是</translation>
    </message>
    <message>
        <source>is not</source>
        <translation>不是</translation>
    </message>
    <message>
        <source>is filled in</source>
        <translation>已填写</translation>
    </message>
    <message>
        <source>is empty</source>
        <translation>为空</translation>
    </message>
    <message>
        <source>%1: test</source>
        <translation>%1：判断</translation>
    </message>
    <message>
        <source>%1: value</source>
        <translation>%1：值</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
</context>
<context>
    <name>fieldfare::ConflictsPage</name>
    <message>
        <source>Stands now</source>
        <translation>当前值</translation>
    </message>
    <message>
        <source>The other one</source>
        <translation>另一个值</translation>
    </message>
    <message>
        <source>Open the record</source>
        <translation>打开记录</translation>
    </message>
    <message>
        <source>Keep what stands</source>
        <translation>保留当前值</translation>
    </message>
    <message>
        <source>Use the other one</source>
        <translation>采用另一个值</translation>
    </message>
    <message>
        <source>Keep both</source>
        <translation>两者都保留</translation>
    </message>
    <message>
        <source>Nothing to settle</source>
        <translation>没有待处理的冲突</translation>
    </message>
    <message>
        <source>When two people change the same thing without knowing of each other, what did not stand waits here. Nothing that was typed is lost.</source>
        <translation>当两个人在互不知情的情况下修改了同一内容时，未被采用的值会留在这里。输入的内容不会丢失。</translation>
    </message>
    <message>
        <source>Conflicts</source>
        <translation>冲突</translation>
    </message>
    <message>
        <source>Changed by two people at once; what did not stand is kept here</source>
        <translation>两个人同时修改的内容；未被采用的值保留在这里</translation>
    </message>
    <message numerus="yes">
        <source>%n to settle</source>
        <translation>
            <numerusform>%n 个待处理</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete it after all</source>
        <translation>仍然删除</translation>
    </message>
    <message numerus="yes">
        <source>%n conflicts are chosen; what you press holds for all of them.</source>
        <translation>
            <numerusform>已选择 %n 个冲突；您的操作将应用于所有这些冲突。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fieldfare::ConsentCard</name>
    <message>
        <source>Consents</source>
        <translation>同意记录</translation>
    </message>
    <message>
        <source>Nothing is known of what this person agreed to.</source>
        <translation>尚无此人的同意记录。</translation>
    </message>
    <message>
        <source>Add a consent or withdrawal</source>
        <translation>添加同意或撤回</translation>
    </message>
    <message>
        <source>Withdraw …</source>
        <translation>撤回…</translation>
    </message>
    <message>
        <source>Grant again …</source>
        <translation>再次同意…</translation>
    </message>
    <message>
        <source>Consent withdrawn</source>
        <translation>撤回同意</translation>
    </message>
    <message>
        <source>Add a consent</source>
        <translation>添加同意记录</translation>
    </message>
</context>
<context>
    <name>fieldfare::ConsentForm</name>
    <message>
        <source>Entries are added and never changed, so that it can be shown later what was said when. The newest of a purpose counts.</source>
        <translation>条目只添加、不更改，以便日后证明何时说过什么。每种用途以最新一条为准。</translation>
    </message>
    <message>
        <source>Add the entry</source>
        <translation>添加条目</translation>
    </message>
    <message>
        <source>Consent noted</source>
        <translation>已记录同意</translation>
    </message>
</context>
<context>
    <name>fieldfare::DataCare</name>
    <message>
        <source>Tried a restore</source>
        <translation>试恢复备份</translation>
    </message>
    <message>
        <source>There is no backup yet. Make one first: Back up now.</source>
        <translation>还没有备份。请先创建一个：立即备份。</translation>
    </message>
</context>
<context>
    <name>fieldfare::DataTable</name>
    <message>
        <source>List</source>
        <translation>列表</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
</context>
<context>
    <name>fieldfare::DateField</name>
    <message>
        <source>Choose from the calendar</source>
        <translation>从日历中选择</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>e.g. tomorrow, Fri, +7</source>
        <translation>如：明天、周五、+7</translation>
    </message>
</context>
<context>
    <name>fieldfare::DesktopApp</name>
    <message>
        <source>The workspace “%1” is encrypted. Name a file with its passphrase in FIELDFARE_PASSPHRASE_FILE.</source>
        <translation>工作区“%1”已加密。请在 FIELDFARE_PASSPHRASE_FILE 中指明存放密码的文件。</translation>
    </message>
    <message>
        <source>Say which workspace to open: fieldfare --workspace FOLDER.</source>
        <translation>请指明要打开的工作区：fieldfare --workspace FOLDER。</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Where are my data</source>
        <translation>我的数据在哪里</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Open another workspace</source>
        <translation>打开其他工作区</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>锁定</translation>
    </message>
    <message>
        <source>Today&apos;s backup failed. %1</source>
        <translation>今天的备份失败。%1</translation>
    </message>
    <message>
        <source>Backed up and checked</source>
        <translation>已备份并校验</translation>
    </message>
    <message>
        <source>Import files</source>
        <translation>导入文件</translation>
    </message>
    <message>
        <source>As it was on …</source>
        <translation>查看当时的状态…</translation>
    </message>
    <message>
        <source>Recycle bin</source>
        <translation>回收站</translation>
    </message>
    <message>
        <source>The newest backup could not be restored when it was tried. %1</source>
        <translation>试恢复最新的备份失败。%1</translation>
    </message>
    <message>
        <source>This computer may no longer see the company&apos;s records. Its copy was removed.</source>
        <translation>这台电脑不能再查看公司的记录，其副本已删除。</translation>
    </message>
    <message numerus="yes">
        <source>%n conflict(s) to settle</source>
        <translation>
            <numerusform>%n 个冲突待处理</numerusform>
        </translation>
    </message>
    <message>
        <source>The server needs its administrator</source>
        <translation>服务器需要管理员处理</translation>
    </message>
    <message numerus="yes">
        <source>Connect within %n days</source>
        <translation>
            <numerusform>请在 %n 天内连接</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fieldfare::DraftKeeper</name>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>丢弃</translation>
    </message>
    <message>
        <source>You were typing when this was left: %1</source>
        <translation>上次离开时您正在输入：%1</translation>
    </message>
    <message>
        <source>What you type cannot be kept for the case of a crash. %1</source>
        <translation>无法保留您输入的内容以防程序崩溃。%1</translation>
    </message>
</context>
<context>
    <name>fieldfare::DuplicateHintStrip</name>
    <message>
        <source>Looks like “%1”</source>
        <translation>与“%1”相似</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Open “%1”</source>
        <translation>打开“%1”</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>使用此记录</translation>
    </message>
    <message>
        <source>Use “%1” and add what was typed</source>
        <translation>使用“%1”并补入已输入的内容</translation>
    </message>
    <message>
        <source>Opens that record and adds to it what you typed and it has not</source>
        <translation>打开该记录，并补入您已输入而其中没有的内容</translation>
    </message>
</context>
<context>
    <name>fieldfare::DuplicateReview</name>
    <message>
        <source>Merged two records</source>
        <translation>合并两条记录</translation>
    </message>
    <message>
        <source>Not a duplicate</source>
        <translation>不是重复记录</translation>
    </message>
</context>
<context>
    <name>fieldfare::DuplicatesPage</name>
    <message>
        <source>Duplicates</source>
        <translation>重复记录</translation>
    </message>
    <message>
        <source>Search again</source>
        <translation>重新查找</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>合并</translation>
    </message>
    <message>
        <source>Not a duplicate</source>
        <translation>不是重复记录</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>Keep the other one</source>
        <translation>保留另一条</translation>
    </message>
    <message>
        <source>Merging can be taken back at any time</source>
        <translation>合并随时可以撤销</translation>
    </message>
    <message>
        <source>Find records that are there twice</source>
        <translation>查找重复的记录</translation>
    </message>
    <message>
        <source>Names, mail addresses, phone numbers, birthdays and addresses are compared, with room for slips and other spellings. You decide pair by pair; nothing is merged by itself.</source>
        <translation>比较名称、邮箱、电话号码、生日和地址，并容许笔误和不同写法。由您逐对决定；不会自动合并。</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>No duplicates</source>
        <translation>没有重复记录</translation>
    </message>
    <message>
        <source>Merge the two</source>
        <translation>合并这两条</translation>
    </message>
    <message>
        <source>They are no duplicates</source>
        <translation>不是重复记录</translation>
    </message>
    <message>
        <source>Decide later</source>
        <translation>以后再决定</translation>
    </message>
    <message>
        <source>Previous pair</source>
        <translation>上一对</translation>
    </message>
    <message>
        <source>Merge two records</source>
        <translation>合并两条记录</translation>
    </message>
    <message numerus="yes">
        <source>%n pair(s) to look at</source>
        <translation>
            <numerusform>%n 对待处理</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking for duplicates</source>
        <translation>正在查找重复记录</translation>
    </message>
    <message>
        <source>All decided</source>
        <translation>全部处理完毕</translation>
    </message>
    <message>
        <source>There is nothing to decide here.</source>
        <translation>这里没有需要决定的内容。</translation>
    </message>
    <message>
        <source>%1 records were compared. The form for a new record warns when somebody is there already.</source>
        <translation>已比较 %1 条记录。新建记录时，如果已有相同的对象，表单会提醒。</translation>
    </message>
    <message>
        <source>%1 sure</source>
        <translation>把握 %1</translation>
    </message>
    <message>
        <source>Pair %1 of %2</source>
        <translation>第 %1/%2 对</translation>
    </message>
    <message>
        <source>%1 of %2 records read</source>
        <translation>已读取 %1/%2 条记录</translation>
    </message>
    <message>
        <source>weighing what agrees how often</source>
        <translation>正在权衡各项内容吻合的频率</translation>
    </message>
    <message>
        <source>%1 of about %2 pairs compared</source>
        <translation>已比较 %1/%2 对（约）</translation>
    </message>
</context>
<context>
    <name>fieldfare::EarlierPanel</name>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Opens everything as it was at that moment in a second window: lists, reports, search and exports work there, and nothing can be changed.</source>
        <translation>在另一个窗口中打开当时的全部内容：列表、报表、搜索和导出均可使用，但不能更改任何内容。</translation>
    </message>
    <message>
        <source>As it was on</source>
        <translation>当时的日期</translation>
    </message>
    <message>
        <source>The history begins %1.</source>
        <translation>历史始于 %1。</translation>
    </message>
    <message>
        <source>Please choose a day.</source>
        <translation>请选择日期。</translation>
    </message>
    <message>
        <source>Going back in time …</source>
        <translation>正在回到过去…</translation>
    </message>
</context>
<context>
    <name>fieldfare::Edits</name>
    <message>
        <source>Left as they are: %1. For example %2: %3</source>
        <translation>保留原样：%1 条。例如 %2：%3</translation>
    </message>
</context>
<context>
    <name>fieldfare::ErasePersonPanel</name>
    <message>
        <source>Export first …</source>
        <translation>先导出…</translation>
    </message>
    <message>
        <source>Erase for good</source>
        <translation>永久删除</translation>
    </message>
    <message>
        <source>What goes and what stays</source>
        <translation>删除什么、保留什么</translation>
    </message>
    <message>
        <source>Name of the person</source>
        <translation>此人的姓名</translation>
    </message>
    <message>
        <source>Export everything about this person</source>
        <translation>导出关于此人的全部数据</translation>
    </message>
    <message>
        <source>Looking what there is …</source>
        <translation>正在查看有哪些数据…</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message numerus="yes">
        <source>%n of them deleted before</source>
        <translation>
            <numerusform>其中 %n 条先前已删除</numerusform>
        </translation>
    </message>
    <message>
        <source>Goes for good</source>
        <translation>永久删除</translation>
    </message>
    <message>
        <source>Their values in the history, in search, in drafts; the contents of the files</source>
        <translation>历史、搜索和草稿中的相应内容；文件的内容</translation>
    </message>
    <message>
        <source>Stays, without the name</source>
        <translation>保留，但不含姓名</translation>
    </message>
    <message>
        <source>Deals and orders are figures of your company; law wants invoices kept for years. Tickets of a company are the company&apos;s. The person&apos;s name, addresses and numbers are replaced in all of them and in their history. Where no company stands behind one, its notes go too.</source>
        <translation>商机和订单是贵公司的数据；法律要求发票保存多年。公司的工单属于该公司。此人的姓名、地址和号码会在所有这些记录及其历史中被替换。没有关联公司的记录，其备注也会删除。</translation>
    </message>
    <message>
        <source>Not touched</source>
        <translation>不会改动</translation>
    </message>
    <message numerus="yes">
        <source>%n other records name this person</source>
        <translation>
            <numerusform>另有 %n 条记录提到此人</numerusform>
        </translation>
    </message>
    <message>
        <source>They are about others. Search for the name to look at them.</source>
        <translation>这些记录是关于其他人的。搜索姓名即可查看。</translation>
    </message>
    <message>
        <source>Remembered</source>
        <translation>保留的标记</translation>
    </message>
    <message numerus="yes">
        <source>%n addresses and numbers, as fingerprints</source>
        <translation>
            <numerusform>%n 个地址和号码的指纹</numerusform>
        </translation>
    </message>
    <message>
        <source>So that an import can tell when this person comes back. Nobody can read an address out of a fingerprint.</source>
        <translation>以便导入时能识别此人再次出现。没有人能从指纹还原地址。</translation>
    </message>
    <message>
        <source>Backups made before still hold the person. Whoever restores one finds the person erased again.</source>
        <translation>之前的备份仍包含此人。恢复备份时会再次删除此人。</translation>
    </message>
    <message>
        <source>This cannot be undone. To go on, type the name: %1</source>
        <translation>此操作无法撤销。要继续，请输入姓名：%1</translation>
    </message>
    <message>
        <source>Erasing</source>
        <translation>正在永久删除</translation>
    </message>
    <message>
        <source>The person was erased for good.</source>
        <translation>此人已被永久删除。</translation>
    </message>
</context>
<context>
    <name>fieldfare::ExpectationsForm</name>
    <message>
        <source>Customers are stale after</source>
        <translation>客户资料过时期限</translation>
    </message>
    <message>
        <source> months</source>
        <translation> 个月</translation>
    </message>
    <message>
        <source>Open work stands still after</source>
        <translation>进行中事项停滞期限</translation>
    </message>
    <message>
        <source>Customers are verified every</source>
        <translation>客户核实周期</translation>
    </message>
    <message>
        <source>A ticket is answered within</source>
        <translation>工单回复期限</translation>
    </message>
    <message>
        <source> days</source>
        <translation> 天</translation>
    </message>
    <message>
        <source>%1 must have</source>
        <translation>%1必须有</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>%1 or %2</source>
        <translation>%1或%2</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
</context>
<context>
    <name>fieldfare::ExportPanel</name>
    <message>
        <source>Headers and choices as on the screen</source>
        <translation>表头和选项与界面一致</translation>
    </message>
    <message>
        <source>Mark as UTF-8 for spreadsheet programs</source>
        <translation>为电子表格软件标记 UTF-8</translation>
    </message>
    <message>
        <source>Guard cells that begin like a formula</source>
        <translation>防护以公式符号开头的单元格</translation>
    </message>
    <message>
        <source>Export …</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行</translation>
    </message>
    <message>
        <source>The selected ones: %1</source>
        <translation>所选的行：%1</translation>
    </message>
    <message>
        <source>The list as filtered: %1</source>
        <translation>筛选后的列表：%1</translation>
    </message>
    <message>
        <source>Everything, without the filter</source>
        <translation>全部，不带筛选</translation>
    </message>
    <message>
        <source>All: %1</source>
        <translation>全部：%1</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>As shown</source>
        <translation>与显示一致</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>自选</translation>
    </message>
    <message>
        <source>Columns to export</source>
        <translation>要导出的列</translation>
    </message>
    <message>
        <source>Every field with its identity: imported again, it gives the same records.</source>
        <translation>包含标识的全部字段：重新导入即得到同样的记录。</translation>
    </message>
    <message>
        <source>The columns of the list, in its order.</source>
        <translation>列表中的各列，按其顺序。</translation>
    </message>
    <message>
        <source>Tick what is wanted; drag to order.</source>
        <translation>勾选需要的列；拖动可排序。</translation>
    </message>
    <message>
        <source>Spelling</source>
        <translation>写法</translation>
    </message>
    <message>
        <source>Comma  ,</source>
        <translation>逗号  ,</translation>
    </message>
    <message>
        <source>Semicolon  ;</source>
        <translation>分号  ;</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>制表符</translation>
    </message>
    <message>
        <source>Delimiter</source>
        <translation>分隔符</translation>
    </message>
    <message>
        <source>A spreadsheet program runs a cell that begins with =, + or @. The guard puts an apostrophe before it; the import takes it away again.</source>
        <translation>电子表格软件会执行以 =、+ 或 @ 开头的单元格。防护会在前面加上单引号；导入时再去掉。</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV 文件 (*.csv)</translation>
    </message>
    <message>
        <source>Exporting</source>
        <translation>正在导出</translation>
    </message>
    <message>
        <source>%1 rows written to %2</source>
        <translation>已将 %1 行写入 %2</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>CSV</source>
        <translation>CSV</translation>
    </message>
    <message>
        <source>Excel</source>
        <translation>Excel</translation>
    </message>
    <message>
        <source>vCard</source>
        <translation>vCard</translation>
    </message>
    <message>
        <source>Names, company, addresses, numbers, birthday, website, tags and notes, as phones and mail programs read them.</source>
        <translation>姓名、公司、地址、号码、生日、网站、标签和备注，手机和邮件程序都能读取。</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Excel workbooks (*.xlsx)</source>
        <translation>Excel 工作簿 (*.xlsx)</translation>
    </message>
    <message>
        <source>Address cards (*.vcf)</source>
        <translation>通讯录名片 (*.vcf)</translation>
    </message>
    <message>
        <source>%1 of %2 rows</source>
        <translation>%1/%2 行</translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation>%1 行</translation>
    </message>
    <message>
        <source>%1 of them are left out: your role does not include exporting them.</source>
        <translation>其中 %1 条不会导出：您的角色无权导出它们。</translation>
    </message>
</context>
<context>
    <name>fieldfare::FieldEditor</name>
    <message>
        <source>Minutes</source>
        <translation>分钟</translation>
    </message>
    <message>
        <source>“%1” is no number. Type digits, or leave the field empty.</source>
        <translation>“%1”不是数字。请输入数字，或留空。</translation>
    </message>
    <message>
        <source>“%1” is no currency code. Use three letters such as EUR.</source>
        <translation>“%1”不是货币代码。请用三个字母，如 CNY。</translation>
    </message>
    <message>
        <source>Create %1 “%2”</source>
        <translation>新建%1“%2”</translation>
    </message>
    <message>
        <source>“%1” is no date. Try 24.12., tomorrow, Fri or +7.</source>
        <translation>“%1”不是日期。可试：2026-12-24、明天、周五或 +7。</translation>
    </message>
    <message>
        <source>“%1” is no amount. Type digits, or leave the field empty.</source>
        <translation>“%1”不是金额。请输入数字，或留空。</translation>
    </message>
</context>
<context>
    <name>fieldfare::FieldsPage</name>
    <message>
        <source>Add field</source>
        <translation>添加字段</translation>
    </message>
    <message>
        <source>No fields of your own yet</source>
        <translation>还没有自定义字段</translation>
    </message>
    <message>
        <source>Add what your trade needs: a risk preference, a plate number, a size. It appears in forms, lists, imports, exports and searches, and can be shown or needed only when another field says so.</source>
        <translation>添加您的行业所需的内容：风险偏好、车牌号、尺寸。它会出现在表单、列表、导入、导出和搜索中，也可以只在另一字段符合条件时才显示或必填。</translation>
    </message>
    <message>
        <source>Own fields</source>
        <translation>自定义字段</translation>
    </message>
    <message>
        <source>What your records hold beyond what comes with the program</source>
        <translation>您的记录在程序自带字段之外所含的内容</translation>
    </message>
    <message>
        <source>Record type</source>
        <translation>记录类型</translation>
    </message>
    <message>
        <source>shown %1</source>
        <translation>%1显示</translation>
    </message>
    <message>
        <source>always needed</source>
        <translation>始终必填</translation>
    </message>
    <message>
        <source>needed %1</source>
        <translation>%1必填</translation>
    </message>
    <message>
        <source>always locked</source>
        <translation>始终锁定</translation>
    </message>
    <message>
        <source>locked %1</source>
        <translation>%1锁定</translation>
    </message>
    <message>
        <source>Field “%1”</source>
        <translation>字段“%1”</translation>
    </message>
</context>
<context>
    <name>fieldfare::FilterLine</name>
    <message>
        <source>Filter: words, or field:value such as city:Berlin owner:me updated&lt;30d</source>
        <translation>筛选：输入文字或条件，如 city:上海 owner:me updated&lt;30d</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>找到</translation>
    </message>
    <message>
        <source>How to filter (F1)</source>
        <translation>如何筛选（F1）</translation>
    </message>
    <message>
        <source>%1 found</source>
        <translation>找到 %1 条</translation>
    </message>
    <message>
        <source>At “%1”: %2</source>
        <translation>“%1”处：%2</translation>
    </message>
</context>
<context>
    <name>fieldfare::HistoryPage</name>
    <message>
        <source>Undo this</source>
        <translation>撤销此项</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Everything done here can be taken back, also later; what was edited since stays</source>
        <translation>这里的每项操作以后也可以撤销；此后又被编辑的内容保留</translation>
    </message>
    <message>
        <source>Undo the chosen change</source>
        <translation>撤销所选更改</translation>
    </message>
    <message>
        <source>Do again</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>fieldfare::ImportCheckStep</name>
    <message>
        <source>New</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>有修改</translation>
    </message>
    <message>
        <source>Left alone</source>
        <translation>保留原样</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>被拒绝</translation>
    </message>
    <message>
        <source>What happens to the first rows</source>
        <translation>前几行的处理结果</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>行</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>处理结果</translation>
    </message>
    <message>
        <source>Changes %1</source>
        <translation>修改：%1</translation>
    </message>
    <message>
        <source>Left alone: %1</source>
        <translation>保留原样：%1</translation>
    </message>
    <message>
        <source>Rejected: %1</source>
        <translation>被拒绝：%1</translation>
    </message>
    <message>
        <source>In the file: %1. %2</source>
        <translation>文件中：%1。%2</translation>
    </message>
    <message>
        <source>In the file: %1</source>
        <translation>文件中：%1</translation>
    </message>
</context>
<context>
    <name>fieldfare::ImportColumnsStep</name>
    <message>
        <source>Columns of the file</source>
        <translation>文件中的列</translation>
    </message>
    <message>
        <source>Records known already</source>
        <translation>已有记录</translation>
    </message>
    <message>
        <source>A row is a known record when this is the same:</source>
        <translation>以下内容相同时视为已有记录：</translation>
    </message>
    <message>
        <source>Recognise known records by</source>
        <translation>已有记录的识别依据</translation>
    </message>
    <message>
        <source>Update</source>
        <translation>更新</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>Add again</source>
        <translation>重复添加</translation>
    </message>
    <message>
        <source>What happens to known records</source>
        <translation>已有记录的处理方式</translation>
    </message>
    <message>
        <source>Linked records</source>
        <translation>关联记录</translation>
    </message>
    <message>
        <source>Map file</source>
        <translation>映射文件</translation>
    </message>
    <message>
        <source>Keeps these choices for the next file of this kind, here and on the command line.</source>
        <translation>保存这些选择，供下次导入同类文件时使用（界面和命令行均可）。</translation>
    </message>
    <message>
        <source>Load …</source>
        <translation>载入…</translation>
    </message>
    <message>
        <source>Save …</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>Ignore this column</source>
        <translation>忽略此列</translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation>（空）</translation>
    </message>
    <message>
        <source>Field for the column %1</source>
        <translation>列“%1”对应的字段</translation>
    </message>
    <message>
        <source>Two columns fill this field</source>
        <translation>有两列对应此字段</translation>
    </message>
    <message>
        <source>Nothing fits; not imported</source>
        <translation>没有合适的字段；不导入</translation>
    </message>
    <message>
        <source>%1 of %2 are imported</source>
        <translation>导入 %2 列中的 %1 列</translation>
    </message>
    <message>
        <source>Nothing: every row is new</source>
        <translation>不识别：每行都新建</translation>
    </message>
    <message>
        <source>Importing the same file twice would make every record twice.</source>
        <translation>同一文件导入两次会使每条记录重复。</translation>
    </message>
    <message>
        <source>Known records get the values of the file; empty cells change nothing.</source>
        <translation>已有记录更新为文件中的值；空单元格不作更改。</translation>
    </message>
    <message>
        <source>Known records stay as they are.</source>
        <translation>已有记录保留原样。</translation>
    </message>
    <message>
        <source>Every row becomes a new record, known or not.</source>
        <translation>每一行都新建记录，无论是否已有。</translation>
    </message>
    <message>
        <source>Create %1 that are not known</source>
        <translation>自动新建不存在的%1</translation>
    </message>
    <message>
        <source>No column names other records.</source>
        <translation>没有列指向其他记录。</translation>
    </message>
    <message>
        <source>Otherwise rows that name unknown ones are rejected, with the reason.</source>
        <translation>否则，指向不存在记录的行将被拒绝并注明原因。</translation>
    </message>
</context>
<context>
    <name>fieldfare::ImportFileStep</name>
    <message>
        <source>The first row names the columns</source>
        <translation>首行是列名</translation>
    </message>
    <message>
        <source>Choose a file …</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Other file …</source>
        <translation>其他文件…</translation>
    </message>
    <message>
        <source>Import as</source>
        <translation>导入为</translation>
    </message>
    <message>
        <source>Comma  ,</source>
        <translation>逗号  ,</translation>
    </message>
    <message>
        <source>Semicolon  ;</source>
        <translation>分号  ;</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>制表符</translation>
    </message>
    <message>
        <source>Bar  |</source>
        <translation>竖线  |</translation>
    </message>
    <message>
        <source>Day, month, year: 31.12.2026</source>
        <translation>日、月、年：31.12.2026</translation>
    </message>
    <message>
        <source>Month, day, year: 12/31/2026</source>
        <translation>月、日、年：12/31/2026</translation>
    </message>
    <message>
        <source>Year, month, day: 2026-12-31</source>
        <translation>年、月、日：2026-12-31</translation>
    </message>
    <message>
        <source>Point: 1,234.50</source>
        <translation>点：1,234.50</translation>
    </message>
    <message>
        <source>Comma: 1.234,50</source>
        <translation>逗号：1.234,50</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Delimiter</source>
        <translation>分隔符</translation>
    </message>
    <message>
        <source>Dates</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Decimal sign</source>
        <translation>小数点</translation>
    </message>
    <message>
        <source>Lines to skip</source>
        <translation>跳过行数</translation>
    </message>
    <message>
        <source>The first rows</source>
        <translation>前几行</translation>
    </message>
    <message>
        <source>The first rows of the file</source>
        <translation>文件的前几行</translation>
    </message>
    <message>
        <source>Drop a table or address cards here</source>
        <translation>把表格或通讯录名片拖到这里</translation>
    </message>
    <message>
        <source>CSV, Excel workbooks and vCards, from a spreadsheet, another CRM or an address book; files that belong together all at once. You see what will happen before anything is written, and an import can be undone as a whole.</source>
        <translation>CSV、Excel 工作簿和 vCard，来自电子表格、其他 CRM 或通讯录；互相关联的文件可一次导入。写入之前会先显示处理结果，导入可以整体撤销。</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>工作表</translation>
    </message>
</context>
<context>
    <name>fieldfare::ImportPage</name>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Undone: %1 records taken back, %2 edited since and left</source>
        <translation>已撤销：收回 %1 条记录，%2 条此后被编辑，保留原样</translation>
    </message>
    <message>
        <source>Undone: %1 records taken back</source>
        <translation>已撤销：收回 %1 条记录</translation>
    </message>
    <message>
        <source>The import was undone.</source>
        <translation>已撤销导入。</translation>
    </message>
    <message>
        <source>Choose a file …</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Next step of the import</source>
        <translation>导入的下一步</translation>
    </message>
    <message>
        <source>about %1 rows</source>
        <translation>约 %1 行</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>选择文件</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>An import is running. Cancel it first, or wait for its end.</source>
        <translation>正在导入。请先取消，或等待完成。</translation>
    </message>
    <message>
        <source>Checking every row</source>
        <translation>正在检查每一行</translation>
    </message>
    <message>
        <source>Importing</source>
        <translation>正在导入</translation>
    </message>
    <message>
        <source>The workspace is open for reading only; nothing can be imported.</source>
        <translation>工作区以只读方式打开，不能导入。</translation>
    </message>
    <message>
        <source>The import was stopped. Nothing was changed.</source>
        <translation>导入已停止，没有任何更改。</translation>
    </message>
    <message>
        <source>Import finished: %1 new, %2 changed, %3 rejected</source>
        <translation>导入完成：新建 %1，修改 %2，拒绝 %3</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>重新检查</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln 行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Import %Ln row(s)</source>
        <translation>
            <numerusform>导入 %Ln 行</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fieldfare::ImportResultStep</name>
    <message>
        <source>New</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>有修改</translation>
    </message>
    <message>
        <source>Left alone</source>
        <translation>保留原样</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>被拒绝</translation>
    </message>
    <message>
        <source>Show the records</source>
        <translation>查看记录</translation>
    </message>
    <message>
        <source>Save the rejected rows …</source>
        <translation>保存被拒绝的行…</translation>
    </message>
    <message>
        <source>Undo the import</source>
        <translation>撤销导入</translation>
    </message>
    <message>
        <source>Import another file</source>
        <translation>导入另一个文件</translation>
    </message>
    <message>
        <source>Nothing was new in this file</source>
        <translation>此文件中没有新内容</translation>
    </message>
    <message>
        <source>%1 rows read in %2 s</source>
        <translation>读取 %1 行，用时 %2 秒</translation>
    </message>
</context>
<context>
    <name>fieldfare::ImportSession</name>
    <message>
        <source>Fields</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>More addresses and numbers</source>
        <translation>更多地址和号码</translation>
    </message>
    <message>
        <source>Linked records</source>
        <translation>关联记录</translation>
    </message>
    <message>
        <source>New field</source>
        <translation>新字段</translation>
    </message>
</context>
<context>
    <name>fieldfare::ImportSetPage</name>
    <message>
        <source>Import of several files</source>
        <translation>导入多个文件</translation>
    </message>
    <message>
        <source>What is imported, in this order</source>
        <translation>导入内容及顺序</translation>
    </message>
    <message>
        <source>Create what is named but in none of the files: owners, companies, products …</source>
        <translation>新建被引用但不在这些文件中的记录：负责人、公司、产品…</translation>
    </message>
    <message>
        <source>Undo all of it</source>
        <translation>全部撤销</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>%1: %2 rows</source>
        <translation>%1：%2 行</translation>
    </message>
    <message>
        <source>The import was stopped. Nothing was changed.</source>
        <translation>导入已停止，没有任何更改。</translation>
    </message>
    <message>
        <source>Undone: %1 records taken back, %2 edited since and left</source>
        <translation>已撤销：收回 %1 条记录，%2 条此后被编辑，保留原样</translation>
    </message>
    <message>
        <source>Undone: %1 records taken back</source>
        <translation>已撤销：收回 %1 条记录</translation>
    </message>
    <message>
        <source>Choose files …</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Next step of the import</source>
        <translation>导入的下一步</translation>
    </message>
    <message numerus="yes">
        <source>%n table(s)</source>
        <translation>
            <numerusform>%n 个表格</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose files</source>
        <translation>选择文件</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Importing</source>
        <translation>正在导入</translation>
    </message>
    <message>
        <source>Checking every row</source>
        <translation>正在检查每一行</translation>
    </message>
    <message>
        <source>records there already</source>
        <translation>已有记录</translation>
    </message>
    <message>
        <source>this table</source>
        <translation>此表格</translation>
    </message>
    <message>
        <source>%1: %2 → %3</source>
        <translation>%1：%2 → %3</translation>
    </message>
    <message>
        <source>Names no other records</source>
        <translation>没有引用其他记录</translation>
    </message>
    <message>
        <source>%1 of %2 columns are imported</source>
        <translation>导入 %2 列中的 %1 列</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>不导入</translation>
    </message>
    <message>
        <source>about %1 rows</source>
        <translation>约 %1 行</translation>
    </message>
    <message>
        <source>%1 new · %2 changed · %3 rejected</source>
        <translation>新建 %1 · 修改 %2 · 被拒绝 %3</translation>
    </message>
    <message>
        <source>%1 linked records are created</source>
        <translation>将新建 %1 条关联记录</translation>
    </message>
    <message>
        <source>Import %1</source>
        <translation>导入 %1</translation>
    </message>
    <message>
        <source>%1 is imported as</source>
        <translation>%1 导入为</translation>
    </message>
    <message>
        <source>Import %1 earlier</source>
        <translation>提前导入 %1</translation>
    </message>
    <message>
        <source>Import %1 later</source>
        <translation>推后导入 %1</translation>
    </message>
    <message>
        <source>Drop the files of another CRM here, all at once</source>
        <translation>把另一个 CRM 的文件一次全部拖到这里</translation>
    </message>
    <message>
        <source>Accounts, contacts, deals …: which file holds what, the order and the links between them are found out and shown before anything is written.</source>
        <translation>客户、联系人、商机…：哪个文件是什么内容、导入顺序以及相互间的关联都会自动识别，并在写入之前显示。</translation>
    </message>
    <message>
        <source>%1, line %2: %3</source>
        <translation>%1 第 %2 行：%3</translation>
    </message>
    <message>
        <source>%1 rows read in %2 s; one undo takes all of it back</source>
        <translation>读取 %1 行，用时 %2 秒；一次撤销即可全部收回</translation>
    </message>
    <message>
        <source>The workspace is open for reading only; nothing can be imported.</source>
        <translation>工作区以只读方式打开，不能导入。</translation>
    </message>
    <message>
        <source>Use these columns</source>
        <translation>使用这些列</translation>
    </message>
    <message>
        <source>Back to the files</source>
        <translation>返回文件</translation>
    </message>
    <message>
        <source>Columns of %1</source>
        <translation>%1 的列</translation>
    </message>
    <message>
        <source>Save the rejected rows of %1 …</source>
        <translation>保存 %1 中被拒绝的行…</translation>
    </message>
    <message>
        <source>Columns of %1 …</source>
        <translation>%1 的列…</translation>
    </message>
    <message numerus="yes">
        <source>Import %Ln row(s)</source>
        <translation>
            <numerusform>导入 %Ln 行</numerusform>
        </translation>
    </message>
    <message>
        <source>Look for duplicates</source>
        <translation>查找重复记录</translation>
    </message>
</context>
<context>
    <name>fieldfare::KeyOverview</name>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
</context>
<context>
    <name>fieldfare::LinkField</name>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
</context>
<context>
    <name>fieldfare::ListPage</name>
    <message>
        <source>Everyone you deal with stands here, with every call, mail, deal and ticket in one timeline. Start with one person or bring a CSV file.</source>
        <translation>与您往来的每个人都在这里，通话、邮件、商机和工单汇成一条时间线。先新建一位联系人，或导入 CSV 文件。</translation>
    </message>
    <message>
        <source>The firms you work for and with: their people, deals, orders and tickets in one place.</source>
        <translation>与您往来的公司：联系人、商机、订单和工单都在一处。</translation>
    </message>
    <message>
        <source>What is to be done, for whom and by when. Due tasks show on Today and beside their records.</source>
        <translation>要做什么、为谁做、何时完成。到期任务会显示在“今天”页和相关记录旁。</translation>
    </message>
    <message>
        <source>What customers bought. From orders follow purchase history, last purchase and the usual interval.</source>
        <translation>客户购买的内容。由订单可得出购买历史、最近一次购买和通常的间隔。</translation>
    </message>
    <message>
        <source>What you sell and for how much. Deals and orders take their lines from here.</source>
        <translation>您销售的产品及价格。商机和订单的明细取自这里。</translation>
    </message>
    <message>
        <source>Your colleagues. They own records, and sales are counted for them and their teams; a login is not needed.</source>
        <translation>您的同事。他们负责各条记录，销售业绩按个人和团队统计；无需登录账号。</translation>
    </message>
    <message>
        <source>Nothing has been entered here yet. Create the first one, or import a CSV file.</source>
        <translation>这里还没有内容。请新建第一条，或导入 CSV 文件。</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>New %1</source>
        <translation>新建%1</translation>
    </message>
    <message>
        <source>Edit field …</source>
        <translation>编辑字段…</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>No %1 yet</source>
        <translation>还没有%1</translation>
    </message>
    <message>
        <source>Nothing matches this filter</source>
        <translation>没有符合筛选条件的内容</translation>
    </message>
    <message>
        <source>Try fewer words, or another spelling. Fields are named as in the list: city:Berlin, amount&gt;5000, no:email.</source>
        <translation>请减少词语或换一种写法。字段写法如：city:上海、amount&gt;5000、no:email。</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>清除筛选</translation>
    </message>
    <message numerus="yes">
        <source>Copied %n row(s)</source>
        <translation>
            <numerusform>已复制 %n 行</numerusform>
        </translation>
    </message>
    <message>
        <source>Print …</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>%1 in this view</source>
        <translation>此视图共 %1</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>回车</translation>
    </message>
    <message>
        <source>Open the record</source>
        <translation>打开记录</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Del</translation>
    </message>
    <message>
        <source>Delete what is selected</source>
        <translation>删除所选内容</translation>
    </message>
    <message>
        <source>Copy rows for a spreadsheet</source>
        <translation>复制行供电子表格使用</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>全选</translation>
    </message>
    <message>
        <source>%1 selected</source>
        <translation>已选 %1</translation>
    </message>
    <message>
        <source>Export …</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Import a file</source>
        <translation>导入文件</translation>
    </message>
    <message>
        <source>Merge …</source>
        <translation>合并…</translation>
    </message>
    <message>
        <source>Makes one record of these two</source>
        <translation>把这两条合并为一条记录</translation>
    </message>
    <message>
        <source>Board</source>
        <translation>看板</translation>
    </message>
    <message>
        <source>List</source>
        <translation>列表</translation>
    </message>
    <message>
        <source>Board or list</source>
        <translation>看板或列表</translation>
    </message>
    <message>
        <source>Import files …</source>
        <translation>导入文件…</translation>
    </message>
    <message>
        <source>Views …</source>
        <translation>视图…</translation>
    </message>
    <message>
        <source>Save as a new view …</source>
        <translation>另存为新视图…</translation>
    </message>
    <message>
        <source>Reset view</source>
        <translation>重置视图</translation>
    </message>
    <message>
        <source>Columns …</source>
        <translation>列…</translation>
    </message>
    <message>
        <source>How to filter</source>
        <translation>如何筛选</translation>
    </message>
    <message>
        <source>Merge the two selected …</source>
        <translation>合并所选的两条…</translation>
    </message>
    <message>
        <source>Edit a field of the selected …</source>
        <translation>修改所选记录的字段…</translation>
    </message>
    <message>
        <source>Delete the selected</source>
        <translation>删除所选内容</translation>
    </message>
    <message>
        <source>Copy the selected rows</source>
        <translation>复制所选行</translation>
    </message>
    <message>
        <source>Copy the cell</source>
        <translation>复制单元格</translation>
    </message>
    <message>
        <source>F2, typing</source>
        <translation>F2、直接输入</translation>
    </message>
    <message>
        <source>Edit the cell; Tab goes on, Esc leaves it</source>
        <translation>编辑单元格；Tab 前进，Esc 退出</translation>
    </message>
    <message>
        <source>Rename view</source>
        <translation>重命名视图</translation>
    </message>
    <message>
        <source>A list cannot be sorted by a field of a linked record.</source>
        <translation>列表不能按关联记录的字段排序。</translation>
    </message>
    <message>
        <source>Save as a view</source>
        <translation>保存为视图</translation>
    </message>
    <message>
        <source>Changed the view “%1”</source>
        <translation>修改视图“%1”</translation>
    </message>
    <message>
        <source>Copying %1 rows …</source>
        <translation>正在复制 %1 行…</translation>
    </message>
    <message>
        <source>Copied the first %1 of %2 rows; export the list for all of them</source>
        <translation>已复制 %2 行中的前 %1 行；如需全部请导出列表</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Edit the cell	F2</source>
        <translation>编辑单元格	F2</translation>
    </message>
    <message>
        <source>Files dropped on a contact, a company, a deal or another record are listed here.</source>
        <translation>拖放到联系人、公司、商机或其他记录上的文件会列在这里。</translation>
    </message>
    <message>
        <source>Delete %1</source>
        <translation>删除 %1</translation>
    </message>
    <message>
        <source>Edit %1</source>
        <translation>编辑 %1</translation>
    </message>
</context>
<context>
    <name>fieldfare::ListSumsReader</name>
    <message>
        <source>too large</source>
        <translation>过大</translation>
    </message>
    <message>
        <source>Mean %1 of %2 filled in</source>
        <translation>平均 %1，已填写 %2 项</translation>
    </message>
    <message>
        <source>Sum %1, mean %2, of %3 filled in</source>
        <translation>合计 %1，平均 %2，已填写 %3 项</translation>
    </message>
</context>
<context>
    <name>fieldfare::LogCallForm</name>
    <message>
        <source>Log call</source>
        <translation>记录通话</translation>
    </message>
    <message>
        <source>Choose the contact or company you spoke with.</source>
        <translation>请选择通话的联系人或公司。</translation>
    </message>
    <message>
        <source>The call was logged.</source>
        <translation>已记录通话。</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>What is to be done? Leave empty for nothing</source>
        <translation>接下来要做什么？没有则留空</translation>
    </message>
    <message>
        <source>To do</source>
        <translation>待办</translation>
    </message>
    <message>
        <source>By</source>
        <translation>截止</translation>
    </message>
    <message>
        <source>That is no day. Write 24.12., fri or +3.</source>
        <translation>这不是日期。可写 12月24日、周五或 +3。</translation>
    </message>
    <message>
        <source>Logged a call</source>
        <translation>记录通话</translation>
    </message>
    <message>
        <source>The call was logged, and the next step is a task.</source>
        <translation>已记录通话，下一步已建为任务。</translation>
    </message>
</context>
<context>
    <name>fieldfare::LossPanel</name>
    <message>
        <source>Why was it lost?</source>
        <translation>为什么输单？</translation>
    </message>
    <message>
        <source>Something else:</source>
        <translation>其他：</translation>
    </message>
    <message>
        <source>Reason in your own words</source>
        <translation>用自己的话说明原因</translation>
    </message>
    <message>
        <source>Won by (competitor)</source>
        <translation>赢家（竞争对手）</translation>
    </message>
    <message>
        <source>What happened?</source>
        <translation>发生了什么？</translation>
    </message>
    <message>
        <source>Mark as lost</source>
        <translation>标记为输单</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Esc leaves the deal where it was.</source>
        <translation>按 Esc 则商机留在原处。</translation>
    </message>
</context>
<context>
    <name>fieldfare::MainWindow</name>
    <message>
        <source>%1 – Fieldfare</source>
        <translation>%1 – Fieldfare</translation>
    </message>
    <message>
        <source>Go to</source>
        <translation>前往</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>New: %1</source>
        <translation>新建：%1</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Log a call</source>
        <translation>记录通话</translation>
    </message>
    <message>
        <source>Show the keys</source>
        <translation>显示快捷键</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>通用</translation>
    </message>
    <message>
        <source>Search and commands</source>
        <translation>搜索和命令</translation>
    </message>
    <message>
        <source>New …</source>
        <translation>新建…</translation>
    </message>
    <message>
        <source>Undo my last change (in a field: typing)</source>
        <translation>撤销上一次更改（在字段中：撤销输入）</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>后退</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>前进</translation>
    </message>
    <message>
        <source>Filter this page</source>
        <translation>筛选此页</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Close what floats</source>
        <translation>关闭浮层</translation>
    </message>
    <message>
        <source>This overview</source>
        <translation>本概览</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
</context>
<context>
    <name>fieldfare::MassDeleteForm</name>
    <message>
        <source>%1 will be deleted, with what belongs to them. It is one step that can be undone at any time: with Ctrl+Z now, or later in the history.</source>
        <translation>将删除 %1及其所属内容。这是一步操作，随时可以撤销：现在按 Ctrl+Z，或以后在历史中撤销。</translation>
    </message>
    <message>
        <source>Delete %1</source>
        <translation>删除 %1</translation>
    </message>
    <message>
        <source>Deleting %1</source>
        <translation>正在删除 %1</translation>
    </message>
    <message>
        <source>Stopped. Nothing was deleted.</source>
        <translation>已停止，没有删除任何内容。</translation>
    </message>
</context>
<context>
    <name>fieldfare::MassRun</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1/%2</translation>
    </message>
</context>
<context>
    <name>fieldfare::MeaningList</name>
    <message>
        <source>Values that are not known</source>
        <translation>未知的值</translation>
    </message>
    <message>
        <source>Rows with them are rejected until you say what they mean.</source>
        <translation>在您说明其含义之前，含有这些值的行会被拒绝。</translation>
    </message>
    <message>
        <source>%1 “%2”</source>
        <translation>%1“%2”</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln 行</numerusform>
        </translation>
    </message>
    <message>
        <source>Meaning of %1</source>
        <translation>“%1”的含义</translation>
    </message>
    <message>
        <source>Not known: reject these rows</source>
        <translation>未知：拒绝这些行</translation>
    </message>
    <message>
        <source>means %1</source>
        <translation>表示“%1”</translation>
    </message>
</context>
<context>
    <name>fieldfare::MergeView</name>
    <message>
        <source>Open “%1”</source>
        <translation>打开“%1”</translation>
    </message>
    <message>
        <source>changed %1</source>
        <translation>修改于%1</translation>
    </message>
    <message>
        <source>Stays</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Goes into the other</source>
        <translation>并入另一条</translation>
    </message>
    <message>
        <source>The same in all fields</source>
        <translation>所有字段都相同</translation>
    </message>
    <message>
        <source>The same in both</source>
        <translation>两者相同</translation>
    </message>
    <message>
        <source>%1, record that stays: %2</source>
        <translation>%1，保留的记录：%2</translation>
    </message>
    <message>
        <source>%1, other record: %2</source>
        <translation>%1，另一条记录：%2</translation>
    </message>
</context>
<context>
    <name>fieldfare::MoneyEdit</name>
    <message>
        <source>Currency</source>
        <translation>币种</translation>
    </message>
</context>
<context>
    <name>fieldfare::NewPassphrasePage</name>
    <message>
        <source>Choose a new passphrase</source>
        <translation>设置新密码</translation>
    </message>
    <message>
        <source>The recovery code opened the workspace. The lost passphrase will no longer open it; the recovery code stays as it is.</source>
        <translation>已用恢复码打开工作区。原来的密码将不再有效，恢复码保持不变。</translation>
    </message>
    <message>
        <source>New passphrase</source>
        <translation>新密码</translation>
    </message>
    <message>
        <source>Again</source>
        <translation>再次输入</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>以后再说</translation>
    </message>
    <message>
        <source>Set and open</source>
        <translation>设置并打开</translation>
    </message>
    <message>
        <source>Setting …</source>
        <translation>正在设置…</translation>
    </message>
</context>
<context>
    <name>fieldfare::NewRecordForm</name>
    <message>
        <source>Create</source>
        <translation>创建</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>“%1” is needed.</source>
        <translation>必须填写“%1”。</translation>
    </message>
    <message>
        <source>Fill in at least one field.</source>
        <translation>请至少填写一个字段。</translation>
    </message>
    <message>
        <source>From a mail signature or card …</source>
        <translation>从邮件签名或名片…</translation>
    </message>
    <message>
        <source>Added to “%1”</source>
        <translation>补充到“%1”</translation>
    </message>
    <message>
        <source>Added to a record</source>
        <translation>补充到记录</translation>
    </message>
</context>
<context>
    <name>fieldfare::NewWorkspacePage</name>
    <message>
        <source>A new workspace</source>
        <translation>新建工作区</translation>
    </message>
    <message>
        <source>Without encryption: everybody who gets at this computer or a copy can read it</source>
        <translation>不加密：任何能接触这台电脑或副本的人都能读取</translation>
    </message>
    <message>
        <source>Make the workspace</source>
        <translation>创建工作区</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>公司</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>您的姓名</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>国家/地区</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>币种</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>时区</translation>
    </message>
    <message>
        <source>None: the plain fields and stages</source>
        <translation>无：仅标准字段和阶段</translation>
    </message>
    <message>
        <source>Trade</source>
        <translation>行业</translation>
    </message>
    <message>
        <source>Choose …</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Again</source>
        <translation>再次输入</translation>
    </message>
    <message>
        <source>Passphrase again</source>
        <translation>再次输入密码</translation>
    </message>
    <message>
        <source>You can add your own fields and stages at any time.</source>
        <translation>您可以随时添加自己的字段和阶段。</translation>
    </message>
    <message>
        <source>The workspace will lie readable on the disk, and so will its backups. Lock and passphrase do nothing then.</source>
        <translation>工作区及其备份将以可读形式保存在磁盘上，锁定和密码都不起作用。</translation>
    </message>
    <message>
        <source>Folder for the workspace</source>
        <translation>工作区文件夹</translation>
    </message>
    <message>
        <source>Everything can be changed later in the settings.</source>
        <translation>以后都可以在设置中修改。</translation>
    </message>
    <message>
        <source>“%1” is imported into it in the next step.</source>
        <translation>下一步将把“%1”导入其中。</translation>
    </message>
    <message>
        <source>The workspace: %1</source>
        <translation>工作区：%1</translation>
    </message>
    <message>
        <source>Making the workspace …</source>
        <translation>正在创建工作区…</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>Join a company</source>
        <translation>加入公司</translation>
    </message>
    <message>
        <source>Its records come into a workspace of your own on this computer, as far as you may see them. You can work without a network; changes are exchanged when there is one.</source>
        <translation>您有权查看的记录会进入这台电脑上您自己的工作区。没有网络也能工作；有网络时交换更改。</translation>
    </message>
    <message>
        <source>Join the company</source>
        <translation>加入公司</translation>
    </message>
</context>
<context>
    <name>fieldfare::OwnFieldForm</name>
    <message>
        <source>Retired: no longer offered, values are kept</source>
        <translation>已停用：不再提供，已有值保留</translation>
    </message>
    <message>
        <source>Save field</source>
        <translation>保存字段</translation>
    </message>
    <message>
        <source>Add field</source>
        <translation>添加字段</translation>
    </message>
    <message>
        <source>The field belongs to every %1, in forms, lists, imports and exports.</source>
        <translation>此字段属于每个%1，出现在表单、列表、导入和导出中。</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>One choice a line</source>
        <translation>每行一个选项</translation>
    </message>
    <message>
        <source>Choices</source>
        <translation>选项</translation>
    </message>
    <message>
        <source>Always</source>
        <translation>始终</translation>
    </message>
    <message>
        <source>Shown</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>从不</translation>
    </message>
    <message>
        <source>Needed</source>
        <translation>必填</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>锁定</translation>
    </message>
    <message>
        <source>These conditions hold for forms, imports, the command line and everything else alike.</source>
        <translation>这些条件对表单、导入、命令行和其他一切途径同样有效。</translation>
    </message>
    <message>
        <source>Values of this kind are stored; add another field for another kind.</source>
        <translation>已保存有此类型的值；如需其他类型，请另外添加字段。</translation>
    </message>
    <message>
        <source>Give the field a label.</source>
        <translation>请为字段命名。</translation>
    </message>
    <message>
        <source>A condition lacks its value. Choose one, several with | between them.</source>
        <translation>有条件缺少值。请选择一个值，多个值之间用 | 分隔。</translation>
    </message>
    <message>
        <source>Changed the field “%1”</source>
        <translation>修改字段“%1”</translation>
    </message>
    <message>
        <source>Added field “%1”</source>
        <translation>添加字段“%1”</translation>
    </message>
    <message>
        <source>The field “%1” was added.</source>
        <translation>已添加字段“%1”。</translation>
    </message>
    <message>
        <source>The field “%1” was changed.</source>
        <translation>已修改字段“%1”。</translation>
    </message>
</context>
<context>
    <name>fieldfare::PackCard</name>
    <message>
        <source>Make an exchange file …</source>
        <translation>创建交换文件…</translation>
    </message>
    <message>
        <source>Join …</source>
        <translation>加入…</translation>
    </message>
    <message>
        <source>Exchange now</source>
        <translation>立即交换</translation>
    </message>
    <message>
        <source>Show the code</source>
        <translation>显示代码</translation>
    </message>
    <message>
        <source>Another folder …</source>
        <translation>其他文件夹…</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>of a file that somebody else made</source>
        <translation>他人所建文件的代码</translation>
    </message>
    <message>
        <source>Code for the others</source>
        <translation>给其他人的代码</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Last exchange</source>
        <translation>上次交换</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待发送</translation>
    </message>
    <message>
        <source>Looking …</source>
        <translation>正在查看…</translation>
    </message>
    <message>
        <source>This workspace belongs to a company: its records are exchanged by the company server.</source>
        <translation>此工作区属于公司：其记录通过公司服务器交换。</translation>
    </message>
    <message>
        <source>Without a server, colleagues meet in an encrypted file on a stick or in a shared folder. Everybody who has its code sees all records. Contents of attached files stay where they are.</source>
        <translation>没有服务器时，同事们通过 U 盘或共享文件夹中的加密文件交换。拥有代码的人都能看到所有记录。附件内容留在原处。</translation>
    </message>
    <message>
        <source>%1 (not there now)</source>
        <translation>%1（现在不可用）</translation>
    </message>
    <message>
        <source>never</source>
        <translation>从未</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>无</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n 项更改</numerusform>
        </translation>
    </message>
    <message>
        <source>Folder of the exchange file</source>
        <translation>交换文件所在的文件夹</translation>
    </message>
    <message>
        <source>Putting all records into the file …</source>
        <translation>正在把所有记录放入文件…</translation>
    </message>
    <message>
        <source>The exchange file is made. Code for the others: %1</source>
        <translation>交换文件已创建。给其他人的代码：%1</translation>
    </message>
    <message>
        <source>Tell it by another way than the file goes: whoever has both sees all records.</source>
        <translation>请用与传递文件不同的途径告知：两者都有的人能看到所有记录。</translation>
    </message>
    <message>
        <source>Exchanging changes …</source>
        <translation>正在交换更改…</translation>
    </message>
    <message>
        <source>Exchanging changes … %1 %</source>
        <translation>正在交换更改… %1 %</translation>
    </message>
    <message>
        <source>In step with %1: %2 sent, %3 received.</source>
        <translation>已与 %1 同步：发送 %2，接收 %3。</translation>
    </message>
    <message numerus="yes">
        <source>%n contradiction(s) wait for you under Conflicts.</source>
        <translation>
            <numerusform>“冲突”下有 %n 处矛盾等您处理。</numerusform>
        </translation>
    </message>
    <message>
        <source>The file was an older one than before; what it lacked was put in again.</source>
        <translation>文件比之前的旧；缺少的内容已重新放入。</translation>
    </message>
    <message>
        <source>A deletion of very many records waits. Was it meant? Undo it in the history, or send it.</source>
        <translation>一次大量删除正在等待。是有意的吗？可在历史记录中撤销，或将其发送。</translation>
    </message>
    <message>
        <source>Send the deletion</source>
        <translation>发送删除</translation>
    </message>
    <message>
        <source>Leaving …</source>
        <translation>正在退出…</translation>
    </message>
    <message>
        <source>Left. The records stay, here and with the others.</source>
        <translation>已退出。记录会保留，这里和其他人那里都一样。</translation>
    </message>
</context>
<context>
    <name>fieldfare::PassphraseField</name>
    <message>
        <source>Caps Lock seems to be on.</source>
        <translation>大写锁定似乎已打开。</translation>
    </message>
    <message>
        <source>Show what is typed</source>
        <translation>显示输入内容</translation>
    </message>
    <message>
        <source>Hide what is typed</source>
        <translation>隐藏输入内容</translation>
    </message>
</context>
<context>
    <name>fieldfare::PersonExportPanel</name>
    <message>
        <source>Export …</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Everything this workspace holds about the person: facts, calls, mails, notes, tasks, deals, orders, tickets, campaigns, consents, attached files, and who changed what and when.</source>
        <translation>此工作区中关于此人的全部数据：资料、通话、邮件、备注、任务、商机、订单、工单、市场活动、同意记录、附件，以及谁在何时更改了什么。</translation>
    </message>
    <message>
        <source>A page to read, one document for programs (JSON), a table for each type (CSV), and the files.</source>
        <translation>一页可读的摘要、一份供程序使用的文档（JSON）、每种类型一张表（CSV），以及附件。</translation>
    </message>
    <message>
        <source>One file (zip)</source>
        <translation>一个文件（zip）</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Form of the export</source>
        <translation>导出形式</translation>
    </message>
    <message>
        <source>It is not encrypted. Hand it over in a way that nobody else reads it.</source>
        <translation>导出内容未加密。请以他人无法读取的方式交付。</translation>
    </message>
    <message>
        <source>Export everything about this person</source>
        <translation>导出关于此人的全部数据</translation>
    </message>
    <message>
        <source>Zip archives (*.zip)</source>
        <translation>Zip 压缩包 (*.zip)</translation>
    </message>
    <message>
        <source>Collecting</source>
        <translation>正在收集</translation>
    </message>
    <message>
        <source>Everything about this person was written to %1</source>
        <translation>关于此人的全部数据已写入 %1</translation>
    </message>
</context>
<context>
    <name>fieldfare::PipelinePage</name>
    <message>
        <source>Pipeline</source>
        <translation>销售管道</translation>
    </message>
    <message>
        <source>No deals yet</source>
        <translation>还没有商机</translation>
    </message>
    <message>
        <source>A deal is a chance to sell. Here each one is a card: drag it from stage to stage, see what comes next and what the pipeline is worth.</source>
        <translation>商机就是销售机会。这里每个商机是一张卡片：在阶段之间拖动，随时了解下一步和销售管道的总价值。</translation>
    </message>
    <message>
        <source>Add the first deal</source>
        <translation>添加第一个商机</translation>
    </message>
    <message>
        <source>Filter cards</source>
        <translation>筛选卡片</translation>
    </message>
    <message>
        <source>Filter cards by deal or company</source>
        <translation>按商机或公司筛选卡片</translation>
    </message>
    <message>
        <source>Board</source>
        <translation>看板</translation>
    </message>
    <message>
        <source>List</source>
        <translation>列表</translation>
    </message>
    <message>
        <source>Board or list</source>
        <translation>看板或列表</translation>
    </message>
    <message>
        <source>Which pipeline</source>
        <translation>选择销售管道</translation>
    </message>
    <message>
        <source>Everyone</source>
        <translation>所有人</translation>
    </message>
    <message>
        <source>Whose deals</source>
        <translation>谁的商机</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Order of the cards</source>
        <translation>卡片排序</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Expected close</source>
        <translation>预计成交日期</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Move the deal to the next stage</source>
        <translation>移到下一阶段</translation>
    </message>
    <message>
        <source>Move the deal to the stage before</source>
        <translation>移到上一阶段</translation>
    </message>
    <message>
        <source>Mark the deal as won</source>
        <translation>标记为赢单</translation>
    </message>
    <message>
        <source>Mark the deal as lost</source>
        <translation>标记为输单</translation>
    </message>
    <message>
        <source>Add a deal in this column</source>
        <translation>在此列添加商机</translation>
    </message>
    <message>
        <source>Only my deals</source>
        <translation>仅我的商机</translation>
    </message>
    <message>
        <source>Print the board</source>
        <translation>打印看板</translation>
    </message>
    <message>
        <source>1 open deal in this view</source>
        <translation>此视图中有 1 个进行中的商机</translation>
    </message>
    <message>
        <source>%1 open deals in this view</source>
        <translation>此视图中有 %1 个进行中的商机</translation>
    </message>
    <message>
        <source>Arrows</source>
        <translation>方向键</translation>
    </message>
    <message>
        <source>From card to card</source>
        <translation>在卡片间移动</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>回车</translation>
    </message>
    <message>
        <source>Open the deal</source>
        <translation>打开商机</translation>
    </message>
    <message>
        <source>Only mine</source>
        <translation>仅我的</translation>
    </message>
    <message>
        <source>Lost: %1</source>
        <translation>输单：%1</translation>
    </message>
</context>
<context>
    <name>fieldfare::PopupList</name>
    <message>
        <source>Suggestions</source>
        <translation>建议</translation>
    </message>
</context>
<context>
    <name>fieldfare::ProgressStrip</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>fieldfare::QualityController</name>
    <message>
        <source>Counted quality</source>
        <translation>统计数据质量</translation>
    </message>
    <message>
        <source>Changed expectations</source>
        <translation>修改质量要求</translation>
    </message>
    <message>
        <source>Saved the view “%1”</source>
        <translation>保存视图“%1”</translation>
    </message>
    <message>
        <source>UID</source>
        <translation>UID</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>找到</translation>
    </message>
    <message>
        <source>Proposal</source>
        <translation>建议</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>You may not export these records.</source>
        <translation>您无权导出这些记录。</translation>
    </message>
</context>
<context>
    <name>fieldfare::QualityPage</name>
    <message>
        <source>Data quality</source>
        <translation>数据质量</translation>
    </message>
    <message>
        <source>Expectations</source>
        <translation>质量要求</translation>
    </message>
    <message>
        <source>Count again</source>
        <translation>重新统计</translation>
    </message>
    <message>
        <source>Everything is fine</source>
        <translation>一切正常</translation>
    </message>
    <message>
        <source>No record is invalid, incomplete, stale or contradictory. “Expectations” says what is looked for.</source>
        <translation>没有无效、不完整、过时或矛盾的记录。检查哪些内容见“质量要求”。</translation>
    </message>
    <message>
        <source>100 when nothing is wrong. Each error takes one record from the good ones, each warning half of one; hints do not count.</source>
        <translation>没有任何问题时为 100。每个错误从完好记录中扣除一条，每个警告扣除半条；提示不计。</translation>
    </message>
    <message>
        <source>Kept as the view “%1”</source>
        <translation>已保存为视图“%1”</translation>
    </message>
    <message>
        <source>As list</source>
        <translation>以列表显示</translation>
    </message>
    <message>
        <source>Keep as view</source>
        <translation>保存为视图</translation>
    </message>
    <message>
        <source>CSV</source>
        <translation>CSV</translation>
    </message>
    <message>
        <source>All of them in a list, to edit, export or print</source>
        <translation>以列表显示全部记录，可编辑、导出或打印</translation>
    </message>
    <message>
        <source>A view that always shows what this check finds</source>
        <translation>始终显示此项检查结果的视图</translation>
    </message>
    <message>
        <source>Save the rows with their proposals for a spreadsheet</source>
        <translation>保存各行及其建议，供电子表格使用</translation>
    </message>
    <message>
        <source>Rows of this check</source>
        <translation>此项检查的行</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>未发现问题</translation>
    </message>
    <message>
        <source>No record has this problem.</source>
        <translation>没有记录存在此问题。</translation>
    </message>
    <message>
        <source>Tick all</source>
        <translation>全部勾选</translation>
    </message>
    <message>
        <source>Tick none</source>
        <translation>全部不勾选</translation>
    </message>
    <message>
        <source>It is right</source>
        <translation>确认无误</translation>
    </message>
    <message>
        <source>Fix</source>
        <translation>修正</translation>
    </message>
    <message>
        <source>Write the ticked proposals</source>
        <translation>写入勾选的建议</translation>
    </message>
    <message>
        <source>The selected rows are right as they are</source>
        <translation>确认所选行无误</translation>
    </message>
    <message>
        <source>What is expected of records</source>
        <translation>对记录的要求</translation>
    </message>
    <message>
        <source>Save the rows as CSV</source>
        <translation>把各行保存为 CSV</translation>
    </message>
    <message>
        <source>Show the records of this check as a list</source>
        <translation>以列表显示此项检查的记录</translation>
    </message>
    <message>
        <source>Keep this check as a view</source>
        <translation>把此项检查保存为视图</translation>
    </message>
    <message>
        <source>Tick or untick the selected rows</source>
        <translation>勾选或取消勾选所选行</translation>
    </message>
    <message>
        <source>Stopped. Nothing was changed.</source>
        <translation>已停止，没有任何更改。</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n 行</numerusform>
        </translation>
    </message>
    <message>
        <source>Type another value</source>
        <translation>输入其他值</translation>
    </message>
    <message>
        <source>Open the record</source>
        <translation>打开记录</translation>
    </message>
    <message>
        <source>Looking through the records</source>
        <translation>正在检查记录</translation>
    </message>
    <message>
        <source>%1 of %2 checks</source>
        <translation>%1/%2 项检查</translation>
    </message>
    <message>
        <source>%1 findings in %2 records</source>
        <translation>%2 条记录中有 %1 个问题</translation>
    </message>
    <message>
        <source>Counted %1</source>
        <translation>统计时间：%1</translation>
    </message>
    <message numerus="yes">
        <source>Fix %n row(s)</source>
        <translation>
            <numerusform>修正 %n 行</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 ticked</source>
        <translation>已勾选 %1/%2</translation>
    </message>
    <message numerus="yes">
        <source>Mending %n row(s)</source>
        <translation>
            <numerusform>正在修正 %n 行</numerusform>
        </translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) saved</source>
        <translation>
            <numerusform>已保存 %n 行</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fieldfare::QualityRowsModel</name>
    <message>
        <source>Record</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>找到</translation>
    </message>
    <message>
        <source>Proposal</source>
        <translation>建议</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>“%1” is no date. Write it like 31 Dec or 2026-12-31.</source>
        <translation>“%1”不是日期。请写成 12月31日 或 2026-12-31。</translation>
    </message>
    <message>
        <source>“%1” is no currency. Write its code, like EUR.</source>
        <translation>“%1”不是币种。请写货币代码，如 CNY。</translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation>（空）</translation>
    </message>
</context>
<context>
    <name>fieldfare::QueryHelp</name>
    <message>
        <source>How to filter</source>
        <translation>如何筛选</translation>
    </message>
    <message>
        <source>a word, or its beginning, anywhere in the record; several must all be found</source>
        <translation>词或词首，位于记录任意处；多个词须全部找到</translation>
    </message>
    <message>
        <source>these words in this order</source>
        <translation>按此顺序的这些词</translation>
    </message>
    <message>
        <source>%1 is this</source>
        <translation>%1为此值</translation>
    </message>
    <message>
        <source>one of these</source>
        <translation>其中之一</translation>
    </message>
    <message>
        <source>more than; also &lt;  &gt;=  &lt;=  and ranges 100..500</source>
        <translation>大于；也可用 &lt;  &gt;=  &lt;= 和范围 100..500</translation>
    </message>
    <message>
        <source>a period: today, last_week, 2026-Q3, 2026-01..2026-06</source>
        <translation>时段：today、last_week、2026-Q3、2026-01..2026-06</translation>
    </message>
    <message>
        <source>less than 30 days ago; h, d, w, m, q, y</source>
        <translation>不到 30 天前；h、d、w、m、q、y</translation>
    </message>
    <message>
        <source>mine; or a colleague&apos;s name</source>
        <translation>我的；或同事的姓名</translation>
    </message>
    <message>
        <source>the field is filled; no:owner: it is empty</source>
        <translation>字段已填写；no:owner 表示为空</translation>
    </message>
    <message>
        <source>not so</source>
        <translation>不符合</translation>
    </message>
    <message>
        <source>one of two conditions</source>
        <translation>两个条件之一</translation>
    </message>
    <message>
        <source>Tab takes an offer, Down shows them, Return goes to the list.</source>
        <translation>Tab 采用建议，向下键显示建议，回车转到列表。</translation>
    </message>
</context>
<context>
    <name>fieldfare::QuickAddForm</name>
    <message>
        <source>Create</source>
        <translation>创建</translation>
    </message>
    <message>
        <source>Paste the end of a mail, a business card or a vCard here.</source>
        <translation>把邮件末尾、名片或 vCard 粘贴到这里。</translation>
    </message>
    <message>
        <source>Pasted text</source>
        <translation>粘贴的文本</translation>
    </message>
    <message>
        <source>First name</source>
        <translation>名</translation>
    </message>
    <message>
        <source>Last name</source>
        <translation>姓</translation>
    </message>
    <message>
        <source>Job title</source>
        <translation>职位</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>公司</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>邮箱</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Mobile</source>
        <translation>手机</translation>
    </message>
    <message>
        <source>Street</source>
        <translation>街道</translation>
    </message>
    <message>
        <source>Postal code</source>
        <translation>邮政编码</translation>
    </message>
    <message>
        <source>City</source>
        <translation>城市</translation>
    </message>
    <message>
        <source>Website</source>
        <translation>网站</translation>
    </message>
    <message>
        <source>Not used: %1</source>
        <translation>未使用：%1</translation>
    </message>
    <message>
        <source>Paste a text, or fill in at least a name.</source>
        <translation>请粘贴文本，或至少填写姓名。</translation>
    </message>
</context>
<context>
    <name>fieldfare::QuickLog</name>
    <message>
        <source>Log a call, note or task …</source>
        <translation>记录通话、备注或任务…</translation>
    </message>
    <message>
        <source>Incoming</source>
        <translation>呼入</translation>
    </message>
    <message>
        <source>Ctrl L</source>
        <translation>Ctrl L</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>通话</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Mail</source>
        <translation>邮件</translation>
    </message>
    <message>
        <source>Meeting</source>
        <translation>会议</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>What was said? End with 12m for the length</source>
        <translation>谈了什么？末尾写 12m 表示时长</translation>
    </message>
    <message>
        <source>What is to be done? End with a day: fri, tomorrow, 24.12.</source>
        <translation>要做什么？末尾可写日期：周五、明天、12月24日</translation>
    </message>
    <message>
        <source>Write it down …</source>
        <translation>写下来…</translation>
    </message>
</context>
<context>
    <name>fieldfare::RecordAsOfPanel</name>
    <message>
        <source>Put all back</source>
        <translation>全部恢复</translation>
    </message>
    <message>
        <source>As it was on</source>
        <translation>当时的日期</translation>
    </message>
    <message>
        <source>Please choose a day.</source>
        <translation>请选择日期。</translation>
    </message>
    <message>
        <source>This record did not exist then.</source>
        <translation>当时还没有这条记录。</translation>
    </message>
    <message>
        <source>It was the same as now.</source>
        <translation>当时与现在相同。</translation>
    </message>
    <message numerus="yes">
        <source>%n fields were different.</source>
        <translation>
            <numerusform>有 %n 个字段不同。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n others were as they are now.</source>
        <translation>
            <numerusform>另外 %n 个字段与现在相同。</numerusform>
        </translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation>（空）</translation>
    </message>
    <message>
        <source>now: %1</source>
        <translation>现在：%1</translation>
    </message>
    <message>
        <source>Put back</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Put back: %1</source>
        <translation>恢复：%1</translation>
    </message>
    <message>
        <source>Put a field back to %1</source>
        <translation>将一个字段恢复到 %1</translation>
    </message>
    <message numerus="yes">
        <source>Put %n fields back to %1</source>
        <translation>
            <numerusform>将 %n 个字段恢复到 %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fieldfare::RecordForm</name>
    <message>
        <source>More fields</source>
        <translation>更多字段</translation>
    </message>
    <message>
        <source>Add field</source>
        <translation>添加字段</translation>
    </message>
    <message>
        <source>Fewer fields</source>
        <translation>收起字段</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>已保存</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>“%1” was emptied while you were typing in it. Your words stay; leaving the field saves them.</source>
        <translation>您输入期间，“%1”被清空。您输入的内容仍在；离开字段即保存。</translation>
    </message>
    <message>
        <source>“%1” was changed to “%2” while you were typing in it. Your words stay; leaving the field saves them.</source>
        <translation>您输入期间，“%1”被改为“%2”。您输入的内容仍在；离开字段即保存。</translation>
    </message>
    <message>
        <source>Use the other value</source>
        <translation>使用另一个值</translation>
    </message>
    <message>
        <source>Kept; it is saved as soon as the running import is done</source>
        <translation>已保留；当前导入一完成即保存</translation>
    </message>
    <message>
        <source>%1 Both are saved together.</source>
        <translation>%1两者将一并保存。</translation>
    </message>
    <message>
        <source>Leave it as it was</source>
        <translation>保持原样</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>You can read this record, not change it.</source>
        <translation>您可以查看此记录，但不能更改。</translation>
    </message>
</context>
<context>
    <name>fieldfare::RecordHistoryPanel</name>
    <message>
        <source>Undone since</source>
        <translation>此后已撤销</translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation>（空）</translation>
    </message>
    <message>
        <source>This record came with an import and was not changed since.</source>
        <translation>此记录由导入产生，此后未更改。</translation>
    </message>
    <message>
        <source>“%1” was merged into this record</source>
        <translation>“%1”已合并到此记录</translation>
    </message>
    <message>
        <source>Separate again</source>
        <translation>重新拆分</translation>
    </message>
    <message>
        <source>Both records become what they were; what was edited since stays</source>
        <translation>两条记录都恢复原状；此后编辑过的内容保留</translation>
    </message>
</context>
<context>
    <name>fieldfare::RecordPage</name>
    <message>
        <source>Previous record</source>
        <translation>上一条记录</translation>
    </message>
    <message>
        <source>Next record</source>
        <translation>下一条记录</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>通话</translation>
    </message>
    <message>
        <source>Mail</source>
        <translation>邮件</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>资料</translation>
    </message>
    <message>
        <source>Related records</source>
        <translation>相关记录</translation>
    </message>
    <message>
        <source>Add field</source>
        <translation>添加字段</translation>
    </message>
    <message>
        <source>Log a call, note or task</source>
        <translation>记录通话、备注或任务</translation>
    </message>
    <message>
        <source>Print …</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Changed %1</source>
        <translation>修改于%1</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tab</translation>
    </message>
    <message>
        <source>Next field; leaving a field saves it</source>
        <translation>下一个字段；离开字段即保存</translation>
    </message>
    <message>
        <source>This record is gone.</source>
        <translation>此记录已不存在。</translation>
    </message>
    <message>
        <source>%1 of %2 in “%3”</source>
        <translation>“%3”第 %1/%2 条</translation>
    </message>
    <message>
        <source>Nothing has happened yet. Log the first call or note above: Ctrl+L, the words, Return.</source>
        <translation>还没有任何动态。请在上方记录第一次通话或备注：Ctrl+L，输入内容，回车。</translation>
    </message>
    <message>
        <source>Calls and notes belong to contacts, companies, deals and tickets. Open one of those and log it there.</source>
        <translation>通话和备注属于联系人、公司、商机或工单。请打开其中一条再记录。</translation>
    </message>
    <message>
        <source>Task added</source>
        <translation>已添加任务</translation>
    </message>
    <message>
        <source>Logged</source>
        <translation>已记录</translation>
    </message>
    <message>
        <source>No mail program answered. The address is %1.</source>
        <translation>没有邮件程序响应。地址是 %1。</translation>
    </message>
    <message>
        <source>No phone program answered. The number is %1.</source>
        <translation>没有电话程序响应。号码是 %1。</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Attach files</source>
        <translation>添加附件</translation>
    </message>
    <message>
        <source>Paste a picture or files</source>
        <translation>粘贴图片或文件</translation>
    </message>
    <message>
        <source>Log a call</source>
        <translation>记录通话</translation>
    </message>
    <message>
        <source>Nothing has happened yet.</source>
        <translation>还没有任何动态。</translation>
    </message>
    <message>
        <source>As it was on …</source>
        <translation>查看当时的状态…</translation>
    </message>
    <message>
        <source>“%1” was deleted %2 by %3.</source>
        <translation>“%1”于 %2 被 %3 删除。</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Export everything about this person …</source>
        <translation>导出关于此人的全部数据…</translation>
    </message>
    <message>
        <source>Export everything about this person</source>
        <translation>导出关于此人的全部数据</translation>
    </message>
    <message>
        <source>Erase this person …</source>
        <translation>永久删除此人…</translation>
    </message>
    <message>
        <source>Erase this person</source>
        <translation>永久删除此人</translation>
    </message>
    <message>
        <source>What may I do here?</source>
        <translation>我在此有哪些权限？</translation>
    </message>
    <message>
        <source>Share …</source>
        <translation>共享…</translation>
    </message>
</context>
<context>
    <name>fieldfare::RecordRightsPanel</name>
    <message>
        <source>You may do everything with “%1”: nobody keeps rights in this workspace.</source>
        <translation>您可以对“%1”进行任何操作：此工作区未设权限。</translation>
    </message>
    <message>
        <source>With “%1” you may, or may not:</source>
        <translation>对于“%1”，您的权限如下：</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
</context>
<context>
    <name>fieldfare::RecordSearch</name>
    <message>
        <source>Records · %1</source>
        <translation>记录 · %1</translation>
    </message>
    <message>
        <source>Similar spelling</source>
        <translation>写法相近</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>已置顶</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>最近</translation>
    </message>
</context>
<context>
    <name>fieldfare::RecoveryCodePage</name>
    <message>
        <source>Keep the recovery code</source>
        <translation>请保管好恢复码</translation>
    </message>
    <message>
        <source>It opens the workspace when the passphrase is lost. Nobody else can: without both, the data cannot be read again. It is shown only now.</source>
        <translation>忘记密码时可用它打开工作区。没有其他人能做到：两者都丢失，数据将无法再读取。它只在此时显示一次。</translation>
    </message>
    <message>
        <source>I have printed it or written it down</source>
        <translation>我已打印或抄写</translation>
    </message>
    <message>
        <source>Open the workspace</source>
        <translation>打开工作区</translation>
    </message>
    <message>
        <source>Recovery code</source>
        <translation>恢复码</translation>
    </message>
    <message>
        <source>Print …</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copied. Paste it into a password manager, not into a file beside the workspace.</source>
        <translation>已复制。请粘贴到密码管理器中，不要存为工作区旁的文件。</translation>
    </message>
</context>
<context>
    <name>fieldfare::RelatedCard</name>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Done: %1</source>
        <translation>完成：%1</translation>
    </message>
    <message>
        <source>Mark as done</source>
        <translation>标记为完成</translation>
    </message>
    <message>
        <source>No next step. Add one so that nothing is forgotten.</source>
        <translation>没有下一步。添加一个，以免遗忘。</translation>
    </message>
    <message>
        <source>None yet.</source>
        <translation>暂无。</translation>
    </message>
    <message>
        <source>Show all %1</source>
        <translation>显示全部 %1</translation>
    </message>
</context>
<context>
    <name>fieldfare::ReportModel</name>
    <message>
        <source>days</source>
        <translation>天</translation>
    </message>
    <message>
        <source>hours</source>
        <translation>小时</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Return or double click shows the records behind this figure</source>
        <translation>按回车或双击查看此数字对应的记录</translation>
    </message>
</context>
<context>
    <name>fieldfare::ReportsPage</name>
    <message>
        <source>Reports</source>
        <translation>报表</translation>
    </message>
    <message>
        <source>Nothing to show</source>
        <translation>没有可显示的内容</translation>
    </message>
    <message>
        <source>How these numbers are made</source>
        <translation>这些数字如何得出</translation>
    </message>
    <message>
        <source>CSV</source>
        <translation>CSV</translation>
    </message>
    <message>
        <source>PNG</source>
        <translation>PNG</translation>
    </message>
    <message>
        <source>SVG</source>
        <translation>SVG</translation>
    </message>
    <message>
        <source>Save the table for a spreadsheet</source>
        <translation>保存表格供电子表格使用</translation>
    </message>
    <message>
        <source>Save the chart as a picture</source>
        <translation>把图表保存为图片</translation>
    </message>
    <message>
        <source>Save the chart as a drawing</source>
        <translation>把图表保存为矢量图</translation>
    </message>
    <message>
        <source>Double click a figure, or press Return on it, to see its records.</source>
        <translation>双击数字或按回车，查看对应的记录。</translation>
    </message>
    <message>
        <source>Figures of the report</source>
        <translation>报表数据</translation>
    </message>
    <message>
        <source>Save the report as CSV</source>
        <translation>把报表保存为 CSV</translation>
    </message>
    <message>
        <source>Save the chart as PNG</source>
        <translation>把图表保存为 PNG</translation>
    </message>
    <message>
        <source>Save the chart as SVG</source>
        <translation>把图表保存为 SVG</translation>
    </message>
    <message>
        <source>Print the report</source>
        <translation>打印报表</translation>
    </message>
    <message>
        <source>1 row</source>
        <translation>1 行</translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation>%1 行</translation>
    </message>
    <message>
        <source>All time</source>
        <translation>全部时间</translation>
    </message>
    <message>
        <source>%1: all</source>
        <translation>%1：全部</translation>
    </message>
    <message>
        <source>No record falls into this period and selection. Choose a longer period or fewer restrictions.</source>
        <translation>没有符合此期间和条件的记录。请选择更长的期间或减少限制。</translation>
    </message>
    <message>
        <source>There are no records for this report yet. %1</source>
        <translation>此报表还没有记录。%1</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Save “%1”</source>
        <translation>保存“%1”</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>已保存 %1</translation>
    </message>
    <message>
        <source>Own dates …</source>
        <translation>自定义日期…</translation>
    </message>
    <message>
        <source>“%1” is no date. Write for example 24.12., yesterday or 2026-12-24.</source>
        <translation>“%1”不是日期。可写 12月24日、昨天或 2026-12-24。</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>开始日期</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>结束日期</translation>
    </message>
</context>
<context>
    <name>fieldfare::RestorePage</name>
    <message>
        <source>Open a backup</source>
        <translation>打开备份</translation>
    </message>
    <message>
        <source>Becomes a workspace in</source>
        <translation>恢复到</translation>
    </message>
    <message>
        <source>Passphrase or recovery code valid when the backup was made</source>
        <translation>创建备份时有效的密码或恢复码</translation>
    </message>
    <message>
        <source>Restore and open</source>
        <translation>恢复并打开</translation>
    </message>
    <message>
        <source>Open a backup of “%1”</source>
        <translation>打开“%1”的备份</translation>
    </message>
    <message>
        <source>Made on %1, %2. It is checked while it is read; the backup file stays as it is.</source>
        <translation>创建于 %1，%2。读取时会进行校验；备份文件保持不变。</translation>
    </message>
    <message>
        <source>Restoring …</source>
        <translation>正在恢复…</translation>
    </message>
</context>
<context>
    <name>fieldfare::RightsCard</name>
    <message>
        <source>Everything: nobody keeps rights in this workspace.</source>
        <translation>全部：此工作区未设权限。</translation>
    </message>
    <message>
        <source>Your role is “%1”. Your administrator can change it; this table follows by itself.</source>
        <translation>您的角色是“%1”。管理员可以更改，此表会自动更新。</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
</context>
<context>
    <name>fieldfare::RowsPanel</name>
    <message>
        <source>No records</source>
        <translation>没有记录</translation>
    </message>
    <message>
        <source>No record went into this figure.</source>
        <translation>没有记录计入此数字。</translation>
    </message>
    <message>
        <source>The first %1 of %2</source>
        <translation>%2 条中的前 %1 条</translation>
    </message>
</context>
<context>
    <name>fieldfare::SettingsPage</name>
    <message>
        <source>The workspace</source>
        <translation>工作区</translation>
    </message>
    <message>
        <source>One folder holds everything: records, attachments and backups. Nothing lies anywhere else.</source>
        <translation>所有内容都在一个文件夹中：记录、附件和备份。别处不存放任何数据。</translation>
    </message>
    <message>
        <source>Folder of the workspace</source>
        <translation>工作区文件夹</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Open another workspace …</source>
        <translation>打开其他工作区…</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>At the first start of each day the program makes a backup, reads it again to check it, and keeps those of the last days, weeks and months. They lie in the workspace&apos;s folder: copy one to another disk now and then.</source>
        <translation>每天首次启动时，程序会创建备份并重新读取校验，保留最近几天、几周和几个月的备份。备份位于工作区文件夹中：请不时复制一份到另一块磁盘。</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>立即备份</translation>
    </message>
    <message>
        <source>Open a backup …</source>
        <translation>打开备份…</translation>
    </message>
    <message>
        <source>Check the data</source>
        <translation>检查数据</translation>
    </message>
    <message>
        <source>Move to another computer</source>
        <translation>迁移到另一台电脑</translation>
    </message>
    <message>
        <source>1. Make the file below and take it along, on a stick or by a cloud folder; it is as encrypted as the workspace.
2. Install Fieldfare there and choose “Open a backup”.
3. Go on working there only: two copies do not learn from each other. Attachments are not in the file; copy the folder “attachments” too.</source>
        <translation>1. 在下方生成文件，用 U 盘或云盘带走；它与工作区一样加密。
2. 在新电脑上安装 Fieldfare，选择“打开备份”。
3. 之后只在新电脑上工作：两份副本之间不会互相同步。附件不在该文件中，请一并复制“attachments”文件夹。</translation>
    </message>
    <message>
        <source>Make the file to take along …</source>
        <translation>生成迁移文件…</translation>
    </message>
    <message>
        <source>Plain copy</source>
        <translation>未加密副本</translation>
    </message>
    <message>
        <source>An ordinary SQLite file for other programs, without encryption: whoever gets it can read everything.</source>
        <translation>供其他程序使用的普通 SQLite 文件，不加密：任何人拿到它都能读取全部内容。</translation>
    </message>
    <message>
        <source>Write a plain copy …</source>
        <translation>导出未加密副本…</translation>
    </message>
    <message>
        <source>Open a backup</source>
        <translation>打开备份</translation>
    </message>
    <message>
        <source>Fieldfare backups (*.fieldfare-backup)</source>
        <translation>Fieldfare 备份 (*.fieldfare-backup)</translation>
    </message>
    <message>
        <source>Backing up</source>
        <translation>正在备份</translation>
    </message>
    <message>
        <source>Reading and checking everything</source>
        <translation>正在读取并检查全部数据</translation>
    </message>
    <message>
        <source>The file to take along</source>
        <translation>迁移文件</translation>
    </message>
    <message>
        <source>Making the file</source>
        <translation>正在生成文件</translation>
    </message>
    <message>
        <source>Write a plain copy</source>
        <translation>导出未加密副本</translation>
    </message>
    <message>
        <source>SQLite files (*.sqlite)</source>
        <translation>SQLite 文件 (*.sqlite)</translation>
    </message>
    <message>
        <source>Writing a plain copy</source>
        <translation>正在导出未加密副本</translation>
    </message>
    <message>
        <source>Backed up and checked: %1, %2</source>
        <translation>已备份并校验：%1，%2</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>已写入：%1</translation>
    </message>
    <message>
        <source>Everything is sound: %1 pages read and checked.</source>
        <translation>一切完好：已读取并检查 %1 个数据页。</translation>
    </message>
    <message>
        <source>%1 places are damaged. Open the newest backup, and keep this folder until it is proven good.</source>
        <translation>有 %1 处损坏。请打开最新的备份，并在确认备份完好之前保留此文件夹。</translation>
    </message>
    <message>
        <source>No backup yet.</source>
        <translation>还没有备份。</translation>
    </message>
    <message>
        <source>Last backup: %1, %2</source>
        <translation>上次备份：%1，%2</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>公司</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Passphrase and lock</source>
        <translation>密码与锁定</translation>
    </message>
    <message>
        <source>Where are my data</source>
        <translation>我的数据在哪里</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>分区</translation>
    </message>
    <message>
        <source>Settings: company</source>
        <translation>设置：公司</translation>
    </message>
    <message>
        <source>Settings: look</source>
        <translation>设置：外观</translation>
    </message>
    <message>
        <source>Settings: passphrase and lock</source>
        <translation>设置：密码与锁定</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>国家/地区</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>币种</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>时区</translation>
    </message>
    <message>
        <source>The country tells how phone numbers without a prefix are read. Reports add up in the currency; amounts keep their own. Days, months and quarters begin in the time zone.</source>
        <translation>国家决定如何识别没有国际区号的电话号码。报表按此币种汇总，各金额保留原币种。日、月、季度按此时区划分。</translation>
    </message>
    <message>
        <source>You</source>
        <translation>您</translation>
    </message>
    <message>
        <source>Your name stands in the history and on the records you own.</source>
        <translation>您的姓名会显示在历史以及您负责的记录上。</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>您的姓名</translation>
    </message>
    <message>
        <source>That cannot be used; the old value stays.</source>
        <translation>无法使用该值，保留原值。</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>已保存</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Another language holds from the next start of the program. Dates and numbers follow it.</source>
        <translation>更换语言在下次启动程序后生效，日期和数字格式随之改变。</translation>
    </message>
    <message>
        <source>The language changes at the next start.</source>
        <translation>语言将在下次启动时更改。</translation>
    </message>
    <message>
        <source>This workspace is not encrypted</source>
        <translation>此工作区未加密</translation>
    </message>
    <message>
        <source>Whoever gets at this computer or a copy of the folder can read it. To protect it, make a new workspace with a passphrase and import your records there.</source>
        <translation>任何能接触这台电脑或文件夹副本的人都能读取。如需保护，请新建带密码的工作区，并把记录导入其中。</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>锁定</translation>
    </message>
    <message>
        <source>Locking closes the workspace and takes its key out of memory.</source>
        <translation>锁定会关闭工作区，并从内存中清除密钥。</translation>
    </message>
    <message>
        <source>never by itself</source>
        <translation>从不自动锁定</translation>
    </message>
    <message>
        <source>When nobody works</source>
        <translation>无人操作时</translation>
    </message>
    <message>
        <source>Lock now</source>
        <translation>立即锁定</translation>
    </message>
    <message>
        <source>Quick unlock</source>
        <translation>快速解锁</translation>
    </message>
    <message>
        <source>Unlock with this computer&apos;s keychain</source>
        <translation>用这台电脑的钥匙串解锁</translation>
    </message>
    <message>
        <source>Whoever is logged in on this computer then opens the workspace without the passphrase. The passphrase goes on working.</source>
        <translation>之后登录这台电脑的人无需密码即可打开工作区。密码仍然有效。</translation>
    </message>
    <message>
        <source>This system has no keychain that the program can use.</source>
        <translation>此系统没有可用的钥匙串。</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Present passphrase</source>
        <translation>当前密码</translation>
    </message>
    <message>
        <source>New passphrase</source>
        <translation>新密码</translation>
    </message>
    <message>
        <source>Again</source>
        <translation>再次输入</translation>
    </message>
    <message>
        <source>New passphrase again</source>
        <translation>再次输入新密码</translation>
    </message>
    <message>
        <source>Change the passphrase</source>
        <translation>修改密码</translation>
    </message>
    <message>
        <source>Recovery code</source>
        <translation>恢复码</translation>
    </message>
    <message>
        <source>It opens the workspace when the passphrase is lost. If the printed one is lost or was seen by somebody, make a new one.</source>
        <translation>忘记密码时可用它打开工作区。如果打印的恢复码丢失或被他人看到，请重新生成。</translation>
    </message>
    <message>
        <source>Make a new recovery code</source>
        <translation>生成新恢复码</translation>
    </message>
    <message>
        <source>The two passphrases differ. Type it again.</source>
        <translation>两次输入的密码不一致。请重新输入。</translation>
    </message>
    <message>
        <source>The passphrase is changed. Backups made before still open with the earlier one.</source>
        <translation>密码已修改。之前的备份仍用原密码打开。</translation>
    </message>
    <message>
        <source>New recovery code</source>
        <translation>新恢复码</translation>
    </message>
    <message>
        <source>Try a restore now</source>
        <translation>立即试恢复</translation>
    </message>
    <message>
        <source>Restores the newest backup into a folder of its own, checks and counts everything, and removes it again. Your data are not touched.</source>
        <translation>把最新的备份恢复到单独的文件夹，检查并清点全部内容，然后将其删除。您的数据不受影响。</translation>
    </message>
    <message>
        <source>Go back to a backup</source>
        <translation>回退到备份</translation>
    </message>
    <message>
        <source>The backup becomes a workspace of its own beside this one, which stays as it is until you remove it. Changes made since the backup are only in this one.</source>
        <translation>备份会成为与此工作区并列的独立工作区；此工作区保持原样，直到您将其删除。备份之后的更改只存在于此工作区。</translation>
    </message>
    <message>
        <source>Trying a restore</source>
        <translation>正在试恢复</translation>
    </message>
    <message numerus="yes">
        <source>The backup can be restored: %n contacts came back, every page was checked.</source>
        <translation>
            <numerusform>备份可以恢复：已恢复 %n 位联系人，并检查了每个数据页。</numerusform>
        </translation>
    </message>
    <message>
        <source>No restore was tried yet. The program tries one by itself every 30 days.</source>
        <translation>尚未试恢复过。程序每 30 天自动试恢复一次。</translation>
    </message>
    <message numerus="yes">
        <source>Last restore tried: %1, fine: %n contacts</source>
        <translation>
            <numerusform>上次试恢复：%1，正常：%n 位联系人</numerusform>
        </translation>
    </message>
    <message>
        <source>Last restore tried: %1, failed. %2</source>
        <translation>上次试恢复：%1，失败。%2</translation>
    </message>
    <message>
        <source>Company server</source>
        <translation>公司服务器</translation>
    </message>
    <message>
        <source>What you may do</source>
        <translation>您的权限</translation>
    </message>
    <message>
        <source>These hold for the whole company; your role does not include changing them.</source>
        <translation>这些设置适用于整个公司，您的角色无权更改。</translation>
    </message>
    <message>
        <source>Exchange by a file</source>
        <translation>通过文件交换</translation>
    </message>
</context>
<context>
    <name>fieldfare::SharePanel</name>
    <message>
        <source>Shared with</source>
        <translation>共享给</translation>
    </message>
    <message>
        <source>Find a colleague …</source>
        <translation>查找同事…</translation>
    </message>
    <message>
        <source>Add a colleague</source>
        <translation>添加同事</translation>
    </message>
    <message>
        <source>Find a colleague</source>
        <translation>查找同事</translation>
    </message>
    <message>
        <source>“%1” belongs to nobody.</source>
        <translation>“%1”没有负责人。</translation>
    </message>
    <message>
        <source>“%1” belongs to %2.</source>
        <translation>“%1”的负责人是 %2。</translation>
    </message>
    <message>
        <source>Whoever it is shared with sees it with its lines, calls, tasks and files, whatever their role shows them otherwise.</source>
        <translation>无论其角色通常能看到什么，被共享的人都能看到它及其明细、通话、任务和文件。</translation>
    </message>
    <message>
        <source>Nobody yet. Choose a colleague below.</source>
        <translation>尚未共享给任何人。请在下方选择一位同事。</translation>
    </message>
    <message>
        <source>Share with %1</source>
        <translation>共享给 %1</translation>
    </message>
    <message>
        <source>Type a name to find the others.</source>
        <translation>输入姓名以查找其他人。</translation>
    </message>
    <message>
        <source>There is no other colleague to share it with.</source>
        <translation>没有其他可以共享的同事。</translation>
    </message>
    <message>
        <source>Nobody&apos;s name fits.</source>
        <translation>没有匹配的姓名。</translation>
    </message>
    <message>
        <source>Somebody who is not here any more</source>
        <translation>已不在此处的人</translation>
    </message>
    <message>
        <source>by %1</source>
        <translation>由 %1 共享</translation>
    </message>
    <message>
        <source>may change it</source>
        <translation>可修改</translation>
    </message>
    <message>
        <source>may read it</source>
        <translation>可查看</translation>
    </message>
    <message>
        <source>What %1 may do</source>
        <translation>%1 的权限</translation>
    </message>
    <message>
        <source>Stop sharing with %1</source>
        <translation>停止共享给 %1</translation>
    </message>
    <message>
        <source>Share …</source>
        <translation>共享…</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>共享</translation>
    </message>
</context>
<context>
    <name>fieldfare::SharedButton</name>
    <message>
        <source>Shared with %1</source>
        <translation>已共享给 %1 人</translation>
    </message>
    <message>
        <source>See and change with whom it is shared</source>
        <translation>查看并更改共享对象</translation>
    </message>
</context>
<context>
    <name>fieldfare::ShotRunner</name>
    <message>
        <source>The folder “%1” cannot be made.</source>
        <translation>无法创建文件夹“%1”。</translation>
    </message>
    <message>
        <source>The page “%1” did not get ready.</source>
        <translation>页面“%1”未能就绪。</translation>
    </message>
    <message>
        <source>The picture “%1” cannot be written.</source>
        <translation>无法写入图片“%1”。</translation>
    </message>
    <message>
        <source>Best regards,
Jane Miller, Sales Director
Acme Widgets Ltd
12 High Street, London, SW1A 1AA
Phone: +44 20 7946 0958
jane.miller@acme.example</source>
        <translation>此致
敬礼
王小明 销售总监
星河科技有限公司
上海市浦东新区世纪大道100号 200120
电话：021-55500123
xiaoming.wang@xinghe.example</translation>
    </message>
</context>
<context>
    <name>fieldfare::SidePanel</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>fieldfare::Sidebar</name>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
</context>
<context>
    <name>fieldfare::StageRail</name>
    <message>
        <source>Drop a deal here, or click to see them</source>
        <translation>把商机拖到这里，或点击查看</translation>
    </message>
</context>
<context>
    <name>fieldfare::StartPage</name>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
</context>
<context>
    <name>fieldfare::StartWindow</name>
    <message>
        <source>Fieldfare</source>
        <translation>Fieldfare</translation>
    </message>
    <message>
        <source>Demo company</source>
        <translation>演示公司</translation>
    </message>
    <message>
        <source>Making the demo company</source>
        <translation>正在创建演示公司</translation>
    </message>
    <message>
        <source>Two invented years of business, in %1</source>
        <translation>两年的虚构业务，位于 %1</translation>
    </message>
    <message>
        <source>Making the workspace</source>
        <translation>正在创建工作区</translation>
    </message>
    <message>
        <source>The key is derived from the passphrase on purpose slowly, so that guessing it is slow too.</source>
        <translation>从密码生成密钥时故意放慢速度，这样猜测密码也同样缓慢。</translation>
    </message>
    <message>
        <source>Open a workspace</source>
        <translation>打开工作区</translation>
    </message>
    <message>
        <source>Open a backup</source>
        <translation>打开备份</translation>
    </message>
    <message>
        <source>Fieldfare backups (*.fieldfare-backup)</source>
        <translation>Fieldfare 备份 (*.fieldfare-backup)</translation>
    </message>
    <message>
        <source>Asking the keychain …</source>
        <translation>正在访问钥匙串…</translation>
    </message>
    <message>
        <source>Use the passphrase.</source>
        <translation>请使用密码。</translation>
    </message>
    <message>
        <source>Import a file</source>
        <translation>导入文件</translation>
    </message>
    <message>
        <source>Tables and address cards (*.csv *.tsv *.txt *.xlsx *.vcf);;All files (*)</source>
        <translation>表格和通讯录名片 (*.csv *.tsv *.txt *.xlsx *.vcf);;所有文件 (*)</translation>
    </message>
    <message>
        <source>There is no backup in this folder.</source>
        <translation>此文件夹中没有备份。</translation>
    </message>
    <message>
        <source>Look for one on another disk: Open a backup, on the first page.</source>
        <translation>请在另一块磁盘上查找：使用首页的“打开备份”。</translation>
    </message>
    <message>
        <source>%1 salvaged</source>
        <translation>%1（已抢救）</translation>
    </message>
    <message>
        <source>Saving what can be read</source>
        <translation>正在抢救可读内容</translation>
    </message>
    <message>
        <source>Into %1. The damaged workspace stays as it is.</source>
        <translation>保存到 %1。损坏的工作区保持原样。</translation>
    </message>
    <message>
        <source>Everything could be saved. Open it with the same passphrase.</source>
        <translation>全部内容均已抢救。请用同一密码打开。</translation>
    </message>
    <message>
        <source>What could be read was saved. Open it with the same passphrase.</source>
        <translation>可读的内容已抢救。请用同一密码打开。</translation>
    </message>
    <message>
        <source>What came over and what did not: %1</source>
        <translation>已转入和未能转入的内容：%1</translation>
    </message>
    <message>
        <source>Connecting …</source>
        <translation>正在连接…</translation>
    </message>
    <message>
        <source>This computer may no longer see the company&apos;s records. Its copy was removed.</source>
        <translation>此电脑不再有权查看公司的记录，其副本已删除。</translation>
    </message>
</context>
<context>
    <name>fieldfare::StatusStrip</name>
    <message>
        <source>Ctrl Z</source>
        <translation>Ctrl Z</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Encrypted workspace · %1</source>
        <translation>已加密工作区 · %1</translation>
    </message>
    <message>
        <source>Not encrypted · %1</source>
        <translation>未加密 · %1</translation>
    </message>
    <message>
        <source>Undo: %1</source>
        <translation>撤销：%1</translation>
    </message>
</context>
<context>
    <name>fieldfare::TagEdit</name>
    <message>
        <source>Add tag</source>
        <translation>添加标签</translation>
    </message>
</context>
<context>
    <name>fieldfare::TicketController</name>
    <message>
        <source>Took “%1”</source>
        <translation>领取“%1”</translation>
    </message>
    <message>
        <source>Put “%1” back into the queue</source>
        <translation>把“%1”放回队列</translation>
    </message>
    <message>
        <source>Gave “%1” to %2</source>
        <translation>把“%1”交给 %2</translation>
    </message>
    <message>
        <source>Priority of “%1”: %2</source>
        <translation>“%1”的优先级：%2</translation>
    </message>
    <message>
        <source>Re: %1</source>
        <translation>回复：%1</translation>
    </message>
    <message>
        <source>Note on “%1”</source>
        <translation>为“%1”添加备注</translation>
    </message>
    <message>
        <source>Answered “%1”</source>
        <translation>回复“%1”</translation>
    </message>
    <message>
        <source>“%1” waits for the customer</source>
        <translation>“%1”等待客户</translation>
    </message>
    <message>
        <source>Resolved “%1”</source>
        <translation>解决“%1”</translation>
    </message>
    <message>
        <source>Reopened “%1”</source>
        <translation>重新打开“%1”</translation>
    </message>
    <message>
        <source>New ticket “%1”</source>
        <translation>新建工单“%1”</translation>
    </message>
</context>
<context>
    <name>fieldfare::TicketView</name>
    <message>
        <source>Take it</source>
        <translation>领取</translation>
    </message>
    <message>
        <source>Assign</source>
        <translation>分配</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>优先级</translation>
    </message>
    <message>
        <source>Resolve</source>
        <translation>解决</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>重新打开</translation>
    </message>
    <message>
        <source>Log answer</source>
        <translation>记录回复</translation>
    </message>
    <message>
        <source>Log and wait for the customer</source>
        <translation>记录并等待客户</translation>
    </message>
    <message>
        <source>Write the mail</source>
        <translation>写邮件</translation>
    </message>
    <message>
        <source>History of the ticket</source>
        <translation>工单历史</translation>
    </message>
    <message>
        <source>Mail</source>
        <translation>邮件</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>通话</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>How you answer</source>
        <translation>回复方式</translation>
    </message>
    <message>
        <source>What you answered …</source>
        <translation>您的回复…</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>回复</translation>
    </message>
    <message>
        <source>Resolve, customer rates %1 of 5</source>
        <translation>解决，客户评分 %1/5</translation>
    </message>
    <message>
        <source>What was said …</source>
        <translation>谈了什么…</translation>
    </message>
    <message>
        <source>For your colleagues only …</source>
        <translation>仅同事可见…</translation>
    </message>
    <message>
        <source>Save note</source>
        <translation>保存备注</translation>
    </message>
    <message>
        <source>Re: %1</source>
        <translation>回复：%1</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>无人</translation>
    </message>
    <message>
        <source>opened %1</source>
        <translation>开启于%1</translation>
    </message>
    <message>
        <source>Solved in %1</source>
        <translation>%1内解决</translation>
    </message>
    <message>
        <source>Open for %1</source>
        <translation>已持续 %1</translation>
    </message>
    <message>
        <source>%1 priority</source>
        <translation>优先级：%1</translation>
    </message>
    <message>
        <source>First answer after %1</source>
        <translation>%1后首次回复</translation>
    </message>
    <message>
        <source>No answer yet</source>
        <translation>尚未回复</translation>
    </message>
    <message>
        <source>Rated %1 of 5</source>
        <translation>评分 %1/5</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>开启</translation>
    </message>
    <message>
        <source>Given to %1</source>
        <translation>分配给 %1</translation>
    </message>
    <message>
        <source>Resolved</source>
        <translation>已解决</translation>
    </message>
    <message>
        <source>Reopened</source>
        <translation>重新打开</translation>
    </message>
</context>
<context>
    <name>fieldfare::TicketsPage</name>
    <message>
        <source>Tickets</source>
        <translation>工单</translation>
    </message>
    <message>
        <source>Choose a ticket</source>
        <translation>请选择工单</translation>
    </message>
    <message>
        <source>Its history and the next steps stand here.</source>
        <translation>工单历史和后续步骤会显示在这里。</translation>
    </message>
    <message>
        <source>New ticket</source>
        <translation>新建工单</translation>
    </message>
    <message>
        <source>Tickets in this queue</source>
        <translation>此队列中的工单</translation>
    </message>
    <message>
        <source>All open</source>
        <translation>全部未解决</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>In work</source>
        <translation>处理中</translation>
    </message>
    <message>
        <source>Waiting for customer</source>
        <translation>等待客户</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>我的</translation>
    </message>
    <message>
        <source>Nobody’s</source>
        <translation>无人负责</translation>
    </message>
    <message>
        <source>Resolved</source>
        <translation>已解决</translation>
    </message>
    <message>
        <source>Next ticket</source>
        <translation>下一个工单</translation>
    </message>
    <message>
        <source>Previous ticket</source>
        <translation>上一个工单</translation>
    </message>
    <message>
        <source>Take the ticket</source>
        <translation>领取工单</translation>
    </message>
    <message>
        <source>Assign the ticket</source>
        <translation>分配工单</translation>
    </message>
    <message>
        <source>Answer the ticket</source>
        <translation>回复工单</translation>
    </message>
    <message>
        <source>Priority of the ticket</source>
        <translation>工单优先级</translation>
    </message>
    <message>
        <source>Ticket waits for the customer</source>
        <translation>工单等待客户</translation>
    </message>
    <message>
        <source>Resolve the ticket</source>
        <translation>解决工单</translation>
    </message>
    <message>
        <source>Resolve with a rating</source>
        <translation>解决并评分</translation>
    </message>
    <message>
        <source>Reopen the ticket</source>
        <translation>重新打开工单</translation>
    </message>
    <message>
        <source>1 ticket in this queue</source>
        <translation>此队列中有 1 个工单</translation>
    </message>
    <message>
        <source>%1 tickets in this queue</source>
        <translation>此队列中有 %1 个工单</translation>
    </message>
    <message>
        <source>%1 open · %2 without owner</source>
        <translation>%1 个未解决 · %2 个无负责人</translation>
    </message>
    <message>
        <source>No tickets yet</source>
        <translation>还没有工单</translation>
    </message>
    <message>
        <source>Nothing here</source>
        <translation>这里没有内容</translation>
    </message>
    <message>
        <source>A ticket is a customer’s request until it is solved. Here you see who has waited longest, answer, and close it.</source>
        <translation>工单记录客户的请求，直到解决为止。在这里查看谁等得最久、进行回复并关闭工单。</translation>
    </message>
    <message>
        <source>This queue is empty. Well done.</source>
        <translation>队列已清空，做得好。</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>公司</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>优先级</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>描述</translation>
    </message>
    <message>
        <source>Make the ticket</source>
        <translation>创建工单</translation>
    </message>
</context>
<context>
    <name>fieldfare::TimelineView</name>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
</context>
<context>
    <name>fieldfare::Toast</name>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>fieldfare::TodayController</name>
    <message>
        <source>Done: “%1”</source>
        <translation>完成“%1”</translation>
    </message>
    <message>
        <source>Postponed “%1” to %2</source>
        <translation>把“%1”推迟到%2</translation>
    </message>
    <message>
        <source>Planned “%1”</source>
        <translation>安排“%1”</translation>
    </message>
    <message>
        <source>Took “%1”</source>
        <translation>领取“%1”</translation>
    </message>
</context>
<context>
    <name>fieldfare::TodayPage</name>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>All done for today</source>
        <translation>今天的事都做完了</translation>
    </message>
    <message>
        <source>No task is due, every deal has a next step and nobody waits for an answer. Time to call somebody you have not heard from.</source>
        <translation>没有到期任务，每个商机都有下一步，也没有人在等回复。给久未联系的客户打个电话吧。</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>我的</translation>
    </message>
    <message>
        <source>Everyone</source>
        <translation>所有人</translation>
    </message>
    <message>
        <source>Whose work</source>
        <translation>谁的工作</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>到期</translation>
    </message>
    <message>
        <source>The next seven days</source>
        <translation>未来七天</translation>
    </message>
    <message>
        <source>Tickets waiting for an answer</source>
        <translation>等待回复的工单</translation>
    </message>
    <message>
        <source>Deals without a next step</source>
        <translation>没有下一步的商机</translation>
    </message>
    <message>
        <source>Quiet for longer than usual</source>
        <translation>久未联系</translation>
    </message>
    <message>
        <source>Open the pipeline</source>
        <translation>打开销售管道</translation>
    </message>
    <message>
        <source>Show everyone’s work</source>
        <translation>显示所有人的工作</translation>
    </message>
    <message>
        <source>1 task due</source>
        <translation>1 个任务到期</translation>
    </message>
    <message>
        <source>%1 tasks due</source>
        <translation>%1 个任务到期</translation>
    </message>
    <message>
        <source>Up, Down</source>
        <translation>上、下</translation>
    </message>
    <message>
        <source>From row to row</source>
        <translation>在行间移动</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空格</translation>
    </message>
    <message>
        <source>Tick a task off</source>
        <translation>完成任务</translation>
    </message>
    <message>
        <source>Postpone the task</source>
        <translation>推迟任务</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>回车</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>%1 d overdue</source>
        <translation>逾期 %1 天</translation>
    </message>
    <message>
        <source>Postpone</source>
        <translation>推迟</translation>
    </message>
    <message>
        <source>1 ticket open</source>
        <translation>1 个工单未解决</translation>
    </message>
    <message>
        <source>%1 tickets open</source>
        <translation>%1 个工单未解决</translation>
    </message>
    <message>
        <source>Nothing is due today.</source>
        <translation>今天没有到期任务。</translation>
    </message>
    <message>
        <source>Plan the next step</source>
        <translation>安排下一步</translation>
    </message>
    <message>
        <source>Call %1</source>
        <translation>致电%1</translation>
    </message>
    <message>
        <source>Deals without a next step (%1 of %2)</source>
        <translation>没有下一步的商机（%2 个中的 %1 个）</translation>
    </message>
    <message>
        <source>Take it</source>
        <translation>领取</translation>
    </message>
    <message>
        <source>usually every %1 days</source>
        <translation>通常每 %1 天联系一次</translation>
    </message>
    <message>
        <source>Quiet for %1 days</source>
        <translation>%1 天未联系</translation>
    </message>
    <message>
        <source>Plan a call</source>
        <translation>安排电话</translation>
    </message>
    <message>
        <source>Tomorrow</source>
        <translation>明天</translation>
    </message>
    <message>
        <source>In two days</source>
        <translation>两天后</translation>
    </message>
    <message>
        <source>Next Monday</source>
        <translation>下周一</translation>
    </message>
    <message>
        <source>In two weeks</source>
        <translation>两周后</translation>
    </message>
    <message>
        <source>In a month</source>
        <translation>一个月后</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Plan it</source>
        <translation>安排</translation>
    </message>
    <message>
        <source>Next step: %1</source>
        <translation>下一步：%1</translation>
    </message>
    <message>
        <source>Bring your customers in</source>
        <translation>导入您的客户</translation>
    </message>
    <message>
        <source>Drop a table of contacts, companies or deals on this window, or choose the file. What came in can be taken back with one click. Later this page shows what is to be done today.</source>
        <translation>把联系人、公司或商机的表格拖到此窗口，或选择文件。导入的内容一键即可撤销。之后此页会显示今天要做的事。</translation>
    </message>
    <message>
        <source>Import a file</source>
        <translation>导入文件</translation>
    </message>
    <message>
        <source>Add a contact</source>
        <translation>添加联系人</translation>
    </message>
</context>
<context>
    <name>fieldfare::TopBar</name>
    <message>
        <source>Search people, deals, tickets, numbers …</source>
        <translation>搜索联系人、商机、工单、号码…</translation>
    </message>
    <message>
        <source>Log call</source>
        <translation>记录通话</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>Ctrl K</source>
        <translation>Ctrl K</translation>
    </message>
</context>
<context>
    <name>fieldfare::TotalsRow</name>
    <message>
        <source>Sums</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Means</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>Sum</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>平均</translation>
    </message>
</context>
<context>
    <name>fieldfare::UndoPanel</name>
    <message>
        <source>Looking what was edited since …</source>
        <translation>正在查看此后的更改…</translation>
    </message>
    <message>
        <source>Undo this</source>
        <translation>撤销此项</translation>
    </message>
    <message>
        <source>%1 by %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Looking …</source>
        <translation>正在查看…</translation>
    </message>
    <message numerus="yes">
        <source>%n records go back to what they were. Nothing of it was edited since.</source>
        <translation>
            <numerusform>%n 条记录将恢复原状。此后没有任何更改。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n records go back to what they were.</source>
        <translation>
            <numerusform>%n 条记录将恢复原状。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n were edited or are used since and stay as they are:</source>
        <translation>
            <numerusform>%n 条记录此后已更改或被使用，将保持不变：</numerusform>
        </translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Show “%1”</source>
        <translation>显示“%1”</translation>
    </message>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>…及另外 %n 项</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fieldfare::UnlockPage</name>
    <message>
        <source>Unlock</source>
        <translation>解锁</translation>
    </message>
    <message>
        <source>Unlock with the system&apos;s keychain</source>
        <translation>用系统钥匙串解锁</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Recovery code</source>
        <translation>恢复码</translation>
    </message>
    <message>
        <source>Open for reading only</source>
        <translation>以只读方式打开</translation>
    </message>
    <message>
        <source>Other workspace …</source>
        <translation>其他工作区…</translation>
    </message>
    <message>
        <source>This workspace is not encrypted. %1</source>
        <translation>此工作区未加密。%1</translation>
    </message>
    <message>
        <source>Locked. %1</source>
        <translation>已锁定。%1</translation>
    </message>
    <message>
        <source>Use the passphrase</source>
        <translation>使用密码</translation>
    </message>
    <message>
        <source>Passphrase forgotten?</source>
        <translation>忘记密码？</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Type the recovery code that was printed when the workspace was made. Dashes and capitals do not matter.</source>
        <translation>请输入创建工作区时打印的恢复码。连字符和大小写均可忽略。</translation>
    </message>
    <message>
        <source>Type the passphrase first.</source>
        <translation>请先输入密码。</translation>
    </message>
    <message>
        <source>Opening …</source>
        <translation>正在打开…</translation>
    </message>
    <message>
        <source>Open the newest backup</source>
        <translation>打开最新的备份</translation>
    </message>
    <message>
        <source>Save what can be read</source>
        <translation>抢救可读内容</translation>
    </message>
    <message>
        <source>Connect now</source>
        <translation>立即连接</translation>
    </message>
    <message>
        <source>Use the recovery code</source>
        <translation>使用恢复码</translation>
    </message>
    <message>
        <source>Type the recovery code of this workspace: it adds 7 days. Dashes and capitals do not matter.</source>
        <translation>请输入此工作区的恢复码：它可延长 7 天。不区分连字符和大小写。</translation>
    </message>
</context>
<context>
    <name>fieldfare::ValueChoice</name>
    <message>
        <source>(empty)</source>
        <translation>（空）</translation>
    </message>
</context>
<context>
    <name>fieldfare::VerifyPage</name>
    <message>
        <source>Verify</source>
        <translation>核实</translation>
    </message>
    <message>
        <source>Is all of this still right?</source>
        <translation>这些内容都还正确吗？</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>通话</translation>
    </message>
    <message>
        <source>Mail</source>
        <translation>邮件</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>In a week</source>
        <translation>一周后</translation>
    </message>
    <message>
        <source>In a month</source>
        <translation>一个月后</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>Still right</source>
        <translation>仍然正确</translation>
    </message>
    <message>
        <source>All of it is still right</source>
        <translation>全部仍然正确</translation>
    </message>
    <message>
        <source>Skip to the next</source>
        <translation>跳到下一个</translation>
    </message>
    <message>
        <source>Back to the one before</source>
        <translation>回到上一个</translation>
    </message>
    <message>
        <source>Ask again in a week</source>
        <translation>一周后再问</translation>
    </message>
    <message>
        <source>Ask again in a month</source>
        <translation>一个月后再问</translation>
    </message>
    <message>
        <source>Open the record</source>
        <translation>打开记录</translation>
    </message>
    <message>
        <source>Write a mail</source>
        <translation>写邮件</translation>
    </message>
    <message numerus="yes">
        <source>%n verified</source>
        <translation>
            <numerusform>已核实 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody waits to be verified</source>
        <translation>没有待核实的客户</translation>
    </message>
    <message>
        <source>Through the whole queue</source>
        <translation>整个队列已处理完毕</translation>
    </message>
    <message>
        <source>Everybody was verified or changed lately. “Expectations” on the page “Data quality” says how often that should be.</source>
        <translation>所有客户最近都已核实或更改。核实周期见“数据质量”页面的“质量要求”。</translation>
    </message>
    <message numerus="yes">
        <source>%n verified. Those you skipped are asked for again next time.</source>
        <translation>
            <numerusform>已核实 %n 个。跳过的下次会再次询问。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1/%2</translation>
    </message>
    <message>
        <source>Verified %1, changed %2</source>
        <translation>%1核实，%2更改</translation>
    </message>
    <message>
        <source>Never verified, changed %1</source>
        <translation>从未核实，%1更改</translation>
    </message>
    <message numerus="yes">
        <source>%n open deal(s)</source>
        <translation>
            <numerusform>%n 个进行中的商机</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 revenue</source>
        <translation>收入 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n open ticket(s)</source>
        <translation>
            <numerusform>%n 个未解决的工单</numerusform>
        </translation>
    </message>
    <message>
        <source>No mail program is set up. The address is %1.</source>
        <translation>没有设置邮件程序。地址是 %1。</translation>
    </message>
    <message>
        <source>No program for calls is set up. The number is %1.</source>
        <translation>没有设置电话程序。号码是 %1。</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>%1前</translation>
    </message>
</context>
<context>
    <name>fieldfare::ViewBar</name>
    <message>
        <source>Views</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Save view</source>
        <translation>保存视图</translation>
    </message>
    <message>
        <source>Reset view</source>
        <translation>重置视图</translation>
    </message>
    <message>
        <source>%1, changed</source>
        <translation>%1，已更改</translation>
    </message>
    <message>
        <source>Save as a view …</source>
        <translation>保存为视图…</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Built-in</source>
        <translation>内置</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>已保存</translation>
    </message>
    <message>
        <source>Save changes</source>
        <translation>保存更改</translation>
    </message>
    <message>
        <source>Save as a new view …</source>
        <translation>另存为新视图…</translation>
    </message>
    <message>
        <source>Rename …</source>
        <translation>重命名…</translation>
    </message>
    <message>
        <source>Show as a tab</source>
        <translation>显示为标签页</translation>
    </message>
    <message>
        <source>Share with everybody</source>
        <translation>与所有人共享</translation>
    </message>
    <message>
        <source>Delete view</source>
        <translation>删除视图</translation>
    </message>
</context>
<context>
    <name>fieldfare::ViewController</name>
    <message>
        <source>Deleted the view “%1”</source>
        <translation>删除视图“%1”</translation>
    </message>
</context>
<context>
    <name>fieldfare::ViewForm</name>
    <message>
        <source>Show as a tab above the list</source>
        <translation>在列表上方显示为标签页</translation>
    </message>
    <message>
        <source>Share with everybody in this workspace</source>
        <translation>与此工作区的所有人共享</translation>
    </message>
    <message>
        <source>Save view</source>
        <translation>保存视图</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>A view keeps the filter, the order and the columns of this list under a name.</source>
        <translation>视图以一个名称保存此列表的筛选、排序和列。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>all records</source>
        <translation>全部记录</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Saved the view “%1”</source>
        <translation>保存视图“%1”</translation>
    </message>
    <message>
        <source>Changed the view “%1”</source>
        <translation>修改视图“%1”</translation>
    </message>
</context>
<context>
    <name>fieldfare::WelcomePage</name>
    <message>
        <source>Welcome to Fieldfare</source>
        <translation>欢迎使用 Fieldfare</translation>
    </message>
    <message>
        <source>Customers, deals and tickets on this computer, encrypted, with no account and no network needed.</source>
        <translation>客户、商机和工单都加密保存在这台电脑上，无需账号，无需网络。</translation>
    </message>
    <message>
        <source>Look around in a demo company</source>
        <translation>浏览演示公司</translation>
    </message>
    <message>
        <source>Two invented years of a firm of twelve, to try everything on.</source>
        <translation>一家十二人公司两年的虚构数据，可随意试用。</translation>
    </message>
    <message>
        <source>Make a new workspace</source>
        <translation>新建工作区</translation>
    </message>
    <message>
        <source>For your own company; takes a minute.</source>
        <translation>供您自己的公司使用；只需一分钟。</translation>
    </message>
    <message>
        <source>Open a workspace</source>
        <translation>打开工作区</translation>
    </message>
    <message>
        <source>A folder Name.fieldfare on this computer.</source>
        <translation>这台电脑上的 Name.fieldfare 文件夹。</translation>
    </message>
    <message>
        <source>Open a backup</source>
        <translation>打开备份</translation>
    </message>
    <message>
        <source>A file Name.fieldfare-backup, also from another computer.</source>
        <translation>Name.fieldfare-backup 文件，也可以来自其他电脑。</translation>
    </message>
    <message>
        <source>Not there now: %1</source>
        <translation>目前不在：%1</translation>
    </message>
    <message>
        <source>Welcome back</source>
        <translation>欢迎回来</translation>
    </message>
    <message>
        <source>Open what you worked on last, or begin something new.</source>
        <translation>打开上次的工作，或开始新的工作。</translation>
    </message>
    <message>
        <source>Import a file</source>
        <translation>导入文件</translation>
    </message>
    <message>
        <source>Contacts, companies, deals: from a spreadsheet or another program.</source>
        <translation>联系人、公司、商机…，来自电子表格、通讯录或其他程序。</translation>
    </message>
    <message>
        <source>Join a company</source>
        <translation>加入公司</translation>
    </message>
    <message>
        <source>With the code that you were given, to work with its records.</source>
        <translation>使用您收到的代码，处理公司的记录。</translation>
    </message>
</context>
<context>
    <name>fieldfare::WorkRow</name>
    <message>
        <source>Done: %1</source>
        <translation>完成：%1</translation>
    </message>
</context>
<context>
    <name>fieldfare::WorkspaceWindow</name>
    <message>
        <source>Log a call</source>
        <translation>记录通话</translation>
    </message>
    <message>
        <source>There is nothing to do again.</source>
        <translation>没有可重做的操作。</translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <translation>没有可撤销的操作。</translation>
    </message>
    <message>
        <source>%1. %2 records were changed since and stay as they are.</source>
        <translation>%1。%2 条记录此后有更改，保留原样。</translation>
    </message>
    <message>
        <source>Pinned: it stands first in the search box (Ctrl+K)</source>
        <translation>已置顶：排在搜索框最前（Ctrl+K）</translation>
    </message>
    <message>
        <source>No longer pinned</source>
        <translation>已取消置顶</translation>
    </message>
    <message numerus="yes">
        <source>%n files that were being attached when the program ended are attached now.</source>
        <translation>
            <numerusform>程序退出时未添加完的 %n 个附件现已添加。</numerusform>
        </translation>
    </message>
    <message>
        <source>Open a record to pin it.</source>
        <translation>请打开要置顶的记录。</translation>
    </message>
    <message>
        <source>Undo my last change</source>
        <translation>撤销上一次更改</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>后退</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>前进</translation>
    </message>
    <message>
        <source>Pin or unpin this record</source>
        <translation>置顶或取消置顶此记录</translation>
    </message>
    <message>
        <source>New contact from a mail signature or card</source>
        <translation>从邮件签名或名片新建联系人</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Report: %1</source>
        <translation>报表：%1</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>报表</translation>
    </message>
    <message>
        <source>Settings: %1</source>
        <translation>设置：%1</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>As it was on %1 at %2 – nothing can be changed here</source>
        <translation>%1 %2 时的状态 – 此处不能更改任何内容</translation>
    </message>
    <message>
        <source>Back to the present</source>
        <translation>回到现在</translation>
    </message>
    <message>
        <source>What you may do has changed. Settings, Company server has the table.</source>
        <translation>您的权限已更改。详见“设置”中的“公司服务器”。</translation>
    </message>
</context>
</TS>
